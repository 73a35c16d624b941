import { DocumentError } from '../../document/walk/document-error.ts';
import type { ClientModel } from './model.ts';

/** Throws a DocumentError where a body is not JSON. For clients that read and write JSON only. */
export const checkJson = ({ operations }: ClientModel): void => {
  for (const { id, body, responses } of operations) {
    const contents = [
      { place: 'body', content: body },
      ...responses.map(({ status, content }) => ({ place: String(status), content })),
    ];
    for (const { place, content } of contents) {
      if (content === undefined || content.mediaType === 'application/json') continue;
      const problem = `a client cannot read or write \`${content.mediaType}\``;
      throw new DocumentError([id, place], problem, 'Use `application/json`');
    }
  }
};
