import { nameOperation, type Operation, type Scheme } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import { credentialItem } from '../model/items.ts';
import { type CredentialFault, chooseRequirement } from '../requests/credentials.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { unauthorisedStatuses } from './expected-statuses.ts';
import { buildHarmlessRequest, buildInvalidRequest } from './harmless-request.ts';
import { orSkip } from './make-case.ts';

const TITLES: Readonly<Record<CredentialFault, (scheme: string) => string>> = {
  missing: (scheme) => `refuses a request without ${scheme}`,
  empty: (scheme) => `refuses an empty ${scheme}`,
  wrong: (scheme) => `refuses a wrong ${scheme}`,
  prefix: (scheme) => `refuses a ${scheme} that lacks its last character`,
  suffix: (scheme) => `refuses a ${scheme} with an extra character`,
  'other case': (scheme) => `refuses a ${scheme} in another case`,
  'in the query': (scheme) => `refuses a ${scheme} in the query`,
  'without its scheme': (scheme) => `refuses a ${scheme} without its prefix`,
};

/** Every kind of wrong credential, for every operation that needs a credential. */
export const credentialCases: CaseSource = (context, operation) => {
  const names = chooseRequirement(operation, context.credentials);
  if (operation.security.length > 0 && names.length === 0) {
    context.skip(`${nameOperation(operation)} › credentials`, 'there is no credential for it');
  }
  return orSkip(context, `${nameOperation(operation)} › credentials`, () =>
    names.flatMap((name) => schemeCases(context, operation, name)),
  );
};

const schemeCases = (context: CaseContext, operation: Operation, name: string): Case[] => {
  const scheme = context.contract.schemes.get(name);
  const wire = buildHarmlessRequest(context, operation);
  if (scheme === undefined || wire === undefined) {
    context.skip(`${nameOperation(operation)} › ${name}`, 'every request to it could be accepted');
    return [];
  }
  const refuse = (fault: CredentialFault, changes: Partial<Case> = {}): Case => ({
    operation,
    wire,
    group: 'credential',
    title: TITLES[fault](name),
    validity: 'any',
    credential: { kind: fault, scheme: name },
    expect: unauthorisedStatuses(operation),
    violates: credentialItem(operation, name),
    level: 0,
    ...changes,
  });
  const invalid = buildInvalidRequest(context, operation, buildDraft(context, operation, { fill: 'all' }));
  const faults = listFaults(context, operation, scheme);
  return [
    ...faults.map((fault) => refuse(fault)),
    ...(invalid && context.level === 2
      ? (['missing', 'wrong'] as const).map((fault) =>
          refuse(fault, { title: `${TITLES[fault](name)} before it looks at the body`, wire: invalid }),
        )
      : []),
  ];
};

const listFaults = (context: CaseContext, operation: Operation, scheme: Scheme): CredentialFault[] => {
  const what = `${nameOperation(operation)} › ${scheme.name}`;
  const hasLetters = context.credentials.get(scheme.name)?.hasLetters === true;
  if (!hasLetters) context.skip(`${what} in another case`, 'the credential has no letters');
  // URLs are written to logs: a real credential is not put into a URL unless the document puts it there
  const isElsewhere = scheme.in !== 'query';
  const mayBeInUrl = context.level === 2;
  if (isElsewhere && !mayBeInUrl)
    context.skip(`${what} in the query`, 'a real credential is not written into a URL');
  return [
    ...(['missing', 'empty', 'wrong', 'prefix', 'suffix'] as const),
    ...(hasLetters ? (['other case'] as const) : []),
    ...(isElsewhere && mayBeInUrl ? (['in the query'] as const) : []),
    ...(scheme.prefix === '' ? [] : (['without its scheme'] as const)),
  ];
};
