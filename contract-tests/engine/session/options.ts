import { UserError } from '../../../scripts/lib/user-error.ts';
import type { Level } from '../model/case.ts';

/** The flags of a run, except those that name its subject. */
export const contractFlags = {
  target: {
    type: 'string',
    value: '<name>',
    help: 'mock, sandbox, live, the URL of a server, or a recording; a recording needs --against',
  },
  level: {
    type: 'string',
    value: '<0|1|2>',
    help: 'what may be sent: 0 nothing acceptable, 1 also one example per operation, 2 everything; default: 2 on this machine, 0 beyond it',
  },
  seed: { type: 'string', value: '<number>', help: 'repeats a run: same cases, same order; 1 unless given' },
  fuzz: {
    type: 'string',
    value: '<number>',
    help: 'additional random requests per operation, half of them invalid; 0 unless given; needs level 2',
  },
  plan: { type: 'boolean', help: 'print every request and send nothing' },
  report: {
    type: 'string',
    value: '<folder>',
    help: 'write index.html, junit.xml, report.json and exchanges.har there',
  },
  baseline: {
    type: 'string',
    value: '<file>',
    help: 'known failures, each with a reason and an expiry date',
  },
  strict: { type: 'boolean', help: 'treat drift as failure' },
  record: { type: 'string', value: '<file>', help: 'write the redacted answers of the server there' },
  against: {
    type: 'string',
    value: '<name>',
    help: 'report how the target differs from this; takes the same values as --target',
  },
  latency: { type: 'string', value: '<ms>', help: 'the time limit of every answer; 5000 unless given' },
  rate: {
    type: 'string',
    value: '<number>',
    help: 'requests per second beyond this machine; 1 to live, 5 to other servers unless given',
  },
  budget: {
    type: 'string',
    value: '<number>',
    help: 'how many requests of a live run the server may accept; depends on the level unless given',
  },
  'test-values': {
    type: 'boolean',
    help: "the server knows the document's test values (`x-expect-status`): expect what they say",
  },
  live: {
    type: 'boolean',
    help: 'confirms a run beyond this machine: needed for the target live, and for other servers above level 0',
  },
  'base-url': {
    type: 'string',
    value: '<url>',
    help: 'the base URL of the live service, from the allow-list',
  },
} as const;

type Values = {
  readonly [Name in keyof typeof contractFlags]:
    | ((typeof contractFlags)[Name]['type'] extends 'boolean' ? boolean : string)
    | undefined;
};

export type ContractOptions = {
  readonly target: string;
  readonly level: Level | undefined;
  readonly seed: number;
  readonly fuzz: number;
  readonly plan: boolean;
  readonly report: string | undefined;
  readonly baseline: string | undefined;
  readonly strict: boolean;
  readonly record: string | undefined;
  readonly against: string | undefined;
  readonly latencyMs: number;
  readonly rate: number | undefined;
  readonly budget: number | undefined;
  readonly testValues: boolean;
  readonly live: boolean;
  readonly baseUrl: string | undefined;
};

/** Throws a UserError that names the flag. */
export const readOptions = (values: Values): ContractOptions => {
  if (values.target === undefined)
    throw new UserError('`--target` is missing: mock, sandbox, live, the URL of a server, or a recording.');
  const level = readNumber('level', values.level, 0);
  if (level !== undefined && level !== 0 && level !== 1 && level !== 2)
    throw new UserError('`--level` is 0, 1 or 2.');
  return {
    target: values.target,
    level,
    seed: readNumber('seed', values.seed, 0) ?? 1,
    fuzz: readNumber('fuzz', values.fuzz, 0) ?? 0,
    plan: values.plan ?? false,
    report: values.report,
    baseline: values.baseline,
    strict: values.strict ?? false,
    record: values.record,
    against: values.against,
    latencyMs: readNumber('latency', values.latency, 1) ?? 5000,
    rate: readNumber('rate', values.rate, 1),
    budget: readNumber('budget', values.budget, 0),
    testValues: values['test-values'] ?? false,
    live: values.live ?? false,
    baseUrl: values['base-url'],
  };
};

const MOST = 2 ** 31;

const readNumber = (flag: string, text: string | undefined, least: number): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > MOST) {
    throw new UserError(`\`--${flag} ${text}\` is not a whole number from ${least} to ${MOST}.`);
  }
  return number;
};
