import {
  nameOperation,
  type Operation,
  type Parameter,
} from '../../../scripts/document/reading/description.ts';
import { readRequest } from '../../../scripts/document/reading/read-request.ts';
import type { PathStep, Site } from '../../../scripts/document/reading/sites.ts';
import type { Case } from '../model/case.ts';
import { bodyItem, nameParameterSite, parameterItem } from '../model/items.ts';
import { jsonMedia } from '../model/json-media.ts';
import { type Draft, withBody, withoutParameter, withParameter } from '../requests/draft.ts';
import { listParameterSites } from '../requests/parameter-sites.ts';
import { orNone } from '../values/no-value.ts';
import { buildDraft, makeParameter } from './base-draft.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { invalidStatuses } from './expected-statuses.ts';
import { accepts, fromDraft, nameSite, orSkip, orUndefined, rejects } from './make-case.ts';
import { listEdgeValues, listViolations, type Unmet, violates } from './sited-values.ts';

/** Each field of the body and each parameter, with values just inside and just outside of what is allowed. */
export const fieldCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › fields`, () => [
    ...bodyCases(context, operation),
    ...parameterCases(context, operation),
  ]);

const bodyCases = (context: CaseContext, operation: Operation): Case[] => {
  const { validator } = context.contract;
  const schema = jsonMedia(operation)?.schema;
  if (schema === undefined) return [];
  const base = buildDraft(context, operation, { fill: 'all' });
  const makeAt = (steps: readonly PathStep[]) =>
    buildDraft(context, operation, { fill: 'all', force: steps }).body;
  const valueAt = (steps: readonly PathStep[], name: string) =>
    orUndefined(context, `${nameOperation(operation)} › body ${name}`, () => makeAt(steps));
  const violations = listViolations(validator, schema, valueAt, (site, keyword, reason) =>
    context.exclude(bodyItem(operation, site, keyword), reason),
  );
  const fail = (site: Site, reason: string) => context.skip(bodyItem(operation, site, 'edges'), reason);
  return [
    // `listViolations` reports a site that has no value
    ...listEdgeValues(validator, schema, (steps) => orNone(() => makeAt(steps)), fail).flatMap(
      ({ site, variant, value }) =>
        fromDraft(withBody(base, value), (wire) =>
          accepts(operation, wire, {
            group: 'edge',
            title: `accepts ${nameSite(site.name)} ${variant.label}`,
          }),
        ),
    ),
    ...violations.flatMap(({ site, variant, value }) =>
      fromDraft(withBody(base, value), (wire) =>
        rejects(operation, wire, {
          group: 'violation',
          title: `rejects ${nameSite(site.name)} ${variant.label}`,
          violates: bodyItem(operation, site, variant.keyword),
        }),
      ),
    ),
  ];
};

const parameterCases = (context: CaseContext, operation: Operation): Case[] => {
  const base = buildDraft(context, operation, { fill: 'all' });
  return operation.parameters.flatMap((parameter) =>
    orSkip(context, `${nameOperation(operation)} › ${nameParameterSite(parameter)}`, () => [
      ...missingCases(operation, parameter, base),
      ...edgeCases(context, operation, parameter, base),
      ...violationCases(context, operation, parameter, base),
    ]),
  );
};

const missingCases = (operation: Operation, parameter: Parameter, base: Draft): Case[] => {
  if (!parameter.required || parameter.in === 'path') return [];
  return fromDraft(withoutParameter(base, parameter), (wire) =>
    rejects(operation, wire, {
      group: 'violation',
      title: `rejects a missing ${nameParameterSite(parameter)}`,
      violates: parameterItem(operation, parameter, '', 'required'),
    }),
  );
};

const edgeCases = (context: CaseContext, operation: Operation, parameter: Parameter, base: Draft): Case[] =>
  listEdgeValues(
    context.contract.validator,
    parameter.schema,
    (steps) => orNone(() => makeParameter(context, parameter, steps)),
    (site, reason) => context.skip(parameterItem(operation, parameter, site.name, 'edges'), reason),
  ).flatMap(({ site, variant, value }) =>
    fromDraft(withParameter(base, parameter, value), (wire) =>
      accepts(operation, wire, {
        group: 'edge',
        title: `accepts ${nameSite(nameParameterSite(parameter, site.name))} ${variant.label}`,
      }),
    ).filter((testCase) => !context.isInvalid(testCase)),
  );

/** Many invalid values have no text form in a parameter, or the text form of a valid value: `12` is a string too. */
const violationCases = (
  context: CaseContext,
  operation: Operation,
  parameter: Parameter,
  base: Draft,
): Case[] => {
  const made = new Set<string>();
  const tried = new Set<string>();
  const valueAt = (steps: readonly PathStep[], name: string) =>
    orUndefined(context, `${nameOperation(operation)} › ${nameParameterSite(parameter, name)}`, () =>
      makeParameter(context, parameter, steps),
    );
  const { validator } = context.contract;
  const sites = listParameterSites(validator, parameter);
  const unmet: Unmet = (site, keyword, reason) =>
    context.exclude(parameterItem(operation, parameter, site.name, keyword), reason);
  const cases = listViolations(validator, parameter.schema, valueAt, unmet, sites).flatMap(
    ({ site, variant, value }) => {
      const item = parameterItem(operation, parameter, site.name, variant.keyword);
      tried.add(item);
      return fromDraft(withParameter(base, parameter, value), (wire) =>
        rejects(operation, wire, {
          group: 'violation',
          title: `rejects ${nameSite(nameParameterSite(parameter, site.name))} ${variant.label}`,
          violates: item,
          // a server may look the resource up before it validates the name
          ...(parameter.in === 'path' && { expect: [...invalidStatuses(operation), ...notFound(operation)] }),
        }),
      ).filter(({ wire }) => {
        const read = readRequest(context.contract, operation, wire).parameters.get(parameter);
        if (read === undefined || !violates(validator, parameter.schema, { site, variant, value: read }))
          return false;
        made.add(item);
        return true;
      });
    },
  );
  for (const item of tried) {
    if (!made.has(item)) context.exclude(item, `a ${parameter.in} parameter cannot express it`);
  }
  return cases;
};

const notFound = (operation: Operation): string[] =>
  operation.responses.some(({ status }) => status === '404') ? ['404'] : [];
