import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { bundle, createConfig } from '@redocly/openapi-core';
import { messageOf } from '../../lib/errors.ts';
import { UserError } from '../../lib/user-error.ts';
import { isObject } from './reader.ts';
import type { JsonSchema } from './validator.ts';

/**
 * Reads a document, YAML or JSON, and bundles the files that it refers to. Reads files only: a `$ref` to a host is an
 * error. Throws a UserError that names the place and the problem where the file is not an OpenAPI 3.1 document.
 */
export const loadDocument = async (file: string): Promise<JsonSchema> => {
  const path = resolve(file);
  if (!existsSync(path)) throw new UserError(`\`${file}\`: there is no such file. Name an OpenAPI document.`);
  const { parsed, problems } = await tryBundle(file, path);
  const [problem] = problems;
  if (problem) throw new UserError(`\`${file}\` cannot be read: ${problem}.`);
  return requireOpenApi(file, parsed);
};

const tryBundle = async (file: string, ref: string): Promise<{ parsed: unknown; problems: string[] }> => {
  try {
    const config = await createConfig({});
    const { bundle: document, problems } = await bundle({ ref, config, removeUnusedComponents: false });
    return { parsed: document.parsed, problems: problems.map(describeProblem) };
  } catch (error) {
    const problem = firstSentence(messageOf(error));
    throw new UserError(`\`${file}\` cannot be read: ${problem}. Name an OpenAPI 3.1 document.`);
  }
};

type Problem = Awaited<ReturnType<typeof bundle>>['problems'][number];

const describeProblem = ({ message, location: [place] }: Problem): string =>
  firstSentence(message) +
  (place?.pointer ? ` at \`${place.pointer}\` of \`${basename(place.source.absoluteRef)}\`` : '');

const firstSentence = (text: string): string => (text.split('\n')[0] ?? text).trim().replace(/\.$/, '');

const requireOpenApi = (name: string, document: unknown): JsonSchema => {
  if (!isObject(document) || !('openapi' in document)) {
    throw new UserError(`\`${name}\` is not an OpenAPI document: it has no \`openapi\` member.`);
  }
  if (!String(document.openapi).startsWith('3.1')) {
    throw new UserError(
      `\`${name}\` is OpenAPI ${String(document.openapi)}. The suite reads 3.1: convert the document first.`,
    );
  }
  if (typeof document.paths !== 'object' || document.paths === null) {
    throw new UserError(`\`${name}\` has no \`paths\`: there is nothing to test.`);
  }
  return document;
};
