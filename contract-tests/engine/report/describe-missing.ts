import type { CoverageItem, ItemPart } from '../coverage/coverage.ts';
import type { Missing } from '../coverage/tally.ts';

/** ``POST /send-message › nothing that was sent showed `status 503` of the answer``. */
export const describeMissing = (missing: Missing): string =>
  `${missing.item.operation} › ${describeGap(missing)}`;

/** The same without the operation. */
export const describeGap = ({ item, lack }: Missing): string =>
  SENTENCES[item.part][lack](nameStatement(item));

const SENTENCES: Readonly<
  Record<ItemPart, Readonly<Record<Missing['lack'], (statement: string) => string>>>
> = {
  request: {
    seen: (statement) => `nothing that was sent and accepted showed \`${statement}\` of the request`,
    'seen violated': (statement) => `nothing that was sent and refused broke \`${statement}\` of the request`,
  },
  response: {
    seen: (statement) => `nothing that was sent showed \`${statement}\` of the answer`,
    'seen violated': (statement) =>
      `no answer could be changed so that the checks see \`${statement}\` of the answer broken`,
  },
};

/** `body phone › maxLength`; for the operation itself its own name. */
const nameStatement = ({ name, operation }: CoverageItem): string => name.replace(`${operation} › `, '');
