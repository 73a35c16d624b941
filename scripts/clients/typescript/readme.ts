import type { ClientModel } from '../model.ts';
import { banner } from './banner.ts';

export const buildReadme = ({ packageName, title, summary, credentials }: ClientModel): string => {
  const options = credentials.map(({ option, example }) => `${option}: '${example}'`).join(', ');
  return `${banner.markdown}
# ${packageName}

The client of the ${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}.

\`\`\`ts
import { createClient } from '${packageName}';

const client = createClient({ ${options} });
\`\`\`

Every path, parameter and body is typed, on [openapi-fetch](https://openapi-ts.dev/openapi-fetch/).
`;
};
