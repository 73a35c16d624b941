import type { ClientModel } from '../model.ts';

/** `index.ts`: what is the document's own in the package. The rest is runtime. */
export const buildIndexSource = ({
  baseUrl,
  credentials,
}: ClientModel): string => `import type { Client } from 'openapi-fetch';
import { buildClient, type ClientOptions, type Credential } from './runtime/client.ts';
import type { paths } from './schema.ts';

export type { components, operations, paths } from './schema.ts';

const credentials: readonly Credential[] = ${JSON.stringify(
  credentials.map(({ option, in: place, name, form }) => ({ option, in: place, name, form })),
)};

export type Options = ClientOptions & {
${credentials.map(({ option }) => `  readonly ${option}: string;`).join('\n')}
};

/** A client of the API on openapi-fetch. */
export const createClient = (options: Options): Client<paths> =>
  buildClient<paths>(${JSON.stringify(baseUrl)}, credentials, options);
`;
