import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../../lib/output.ts';
import { PROJECT_ROOT } from '../../lib/project.ts';
import type { ClientModel } from '../model/model.ts';
import { banner } from './banner.ts';

type Manifest = { readonly devDependencies: Readonly<Record<string, string>> };

/** package.json and LICENSE. Dependencies are the versions that this project is tested with, and what fits them. */
export const buildPackageFiles = (model: ClientModel): GeneratedFile[] => {
  const { devDependencies } = JSON.parse(readRoot('package.json')) as Manifest;
  const manifest = {
    '//': banner.json,
    name: model.packageName,
    version: model.version,
    description: model.summary,
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './core': { types: './core.d.ts', default: './core.js' },
      ...(model.takesPhoneNumbers && { './phone': { types: './phone.d.ts', default: './phone.js' } }),
      './package.json': './package.json',
    },
    engines: { node: '>=20' },
    dependencies: { 'openapi-fetch': `^${devDependencies['openapi-fetch']}` },
    // only those who import the entry that needs it install it
    ...(model.takesPhoneNumbers && {
      peerDependencies: { 'libphonenumber-js': `^${devDependencies['libphonenumber-js']}` },
      peerDependenciesMeta: { 'libphonenumber-js': { optional: true } },
    }),
  };
  return [
    { path: 'package.json', contents: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'LICENSE', contents: readRoot('LICENSE') },
  ];
};

const readRoot = (name: string): string => readFileSync(join(PROJECT_ROOT, name), 'utf8');
