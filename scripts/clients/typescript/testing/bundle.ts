import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../../../lib/project.ts';

export const PACKAGE = join(PROJECT_ROOT, 'generated', 'typescript');

/**
 * The members of an entry of a package, the committed one unless given, and all that they need, as one minified module
 * for no platform in particular: an import of Node's fails the build.
 */
export const bundle = async (entry: string, names: readonly string[], folder = PACKAGE): Promise<string> => {
  const list = names.join(', ');
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${list} } from './${entry}.js'; globalThis.bundled = { ${list} };`,
      resolveDir: folder,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};

export const gzippedSize = (text: string): number => gzipSync(text, { level: 9 }).length;
