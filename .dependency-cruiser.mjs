/** A folder by its depth below the one that is meant: a parent, a grandparent and so on. */
const DEPTHS = [1, 2, 3, 4];

/**
 * Files and folders import each other one way.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Two files that import each other are one idea, or one of them has a part that the other needs.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      comment: 'Folders side by side import each other one way, however many stand between them.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    // the rule above does not compare a folder with those inside it
    ...DEPTHS.map((depth) => ({
      name: 'no-import-from-above',
      comment:
        'A folder imports those inside it: what they need of its own files belongs in a folder inside it.',
      severity: 'error',
      // nobody imports a benchmark or the helpers of tests: a circle cannot close there
      from: { path: `^(.+)${'/[^/]+'.repeat(depth)}/[^/]+$`, pathNot: '/(bench|testing)/' },
      to: { path: '^$1/[^/]+$' },
    })),
  ],
  options: {
    includeOnly: '^(schemas|scripts|sandbox|contract-tests)/',
    exclude: '\\.test\\.ts$',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
