import type { Contract } from '../../scripts/document/reading/description.ts';
import { buildRandom } from '../../scripts/lib/random.ts';
import { isInvalidCase } from '../engine/cases/build-cases.ts';
import type { CaseContext, CaseSource } from '../engine/cases/context.ts';
import { isRecipient } from '../engine/cases/recipients.ts';
import type { Capabilities, Case, Level } from '../engine/model/case.ts';
import type { Credentials } from '../engine/requests/credentials.ts';
import { buildMaker } from '../engine/values/maker.ts';

export type PlanDetails = {
  /** 2 unless given. */
  readonly level?: Level;
  readonly capabilities?: Partial<Capabilities>;
  /** The credentials, by scheme. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly phones?: readonly string[];
  readonly seed?: number;
};

/** A case as a table shows it. */
export type PlannedCase = Pick<Case, 'title' | 'group' | 'validity' | 'level'> & {
  /** The coverage item that a refusal shows violated. */
  readonly violates: string | undefined;
  /** `POST /books?limit=1`. */
  readonly request: string;
  /** `Content-Type: application/json`. */
  readonly headers: readonly string[];
  /** As text; where the bytes are not UTF-8, one character per byte. */
  readonly body: string | undefined;
  readonly chunked: boolean;
  /** `valid`, or the fault and the scheme: `missing key`. */
  readonly credential: string;
  /** `400 or 422`. */
  readonly statuses: string;
};

export type Plan = {
  readonly cases: readonly PlannedCase[];
  /** Titles of the cases whose validity differs from the document's verdict. */
  readonly unproven: readonly string[];
  /** `what: reason`. */
  readonly skipped: readonly string[];
  /** `item: reason`. */
  readonly excluded: readonly string[];
};

/** Plans a family of cases for every operation of a document. */
export const planCases = (source: CaseSource, contract: Contract, details: PlanDetails = {}): Plan => {
  const { context, skipped, excluded } = buildTestContext(contract, details);
  const cases = contract.operations.flatMap((operation) => source(context, operation));
  return { cases: cases.map(describeCase), unproven: listUnproven(context, cases), skipped, excluded };
};

/** A server with unknown capabilities. */
const UNKNOWN: Capabilities = { triggers: false, freshIds: undefined, examplesOnly: false, complete: false };

export type TestContext = {
  readonly context: CaseContext;
  readonly skipped: readonly string[];
  readonly excluded: readonly string[];
};

/** The context of cases, and lists of what could not be built. */
export const buildTestContext = (contract: Contract, details: PlanDetails = {}): TestContext => {
  const { level = 2, capabilities, credentials = {}, phones = [], seed = 1 } = details;
  const { validator } = contract;
  const skipped: string[] = [];
  const excluded: string[] = [];
  const context: CaseContext = {
    contract,
    level,
    capabilities: { ...UNKNOWN, ...capabilities },
    maker: buildMaker({
      validator,
      random: buildRandom(seed),
      prefer: (ref) => (isRecipient(validator, ref, phones) ? phones[0] : undefined),
    }),
    credentials: listCredentials(new Map(Object.entries(credentials))),
    skip: (what, reason) => skipped.push(`${what}: ${reason}`),
    exclude: (item, reason) => excluded.push(`${item}: ${reason}`),
    isInvalid: (sent) => isInvalidCase(contract, sent),
  };
  return { context, skipped, excluded };
};

const listCredentials = (credentials: Credentials): CaseContext['credentials'] =>
  new Map([...credentials].map(([name, secret]) => [name, { hasLetters: /\p{L}/u.test(secret) }]));

const listUnproven = ({ isInvalid }: CaseContext, cases: readonly Case[]): string[] =>
  cases
    .filter((testCase) => testCase.validity !== 'any')
    .filter((testCase) => isInvalid(testCase) !== (testCase.validity === 'invalid'))
    .map(({ title }) => title);

export const describeCase = ({ wire, credential, expect, ...rest }: Case): PlannedCase => ({
  title: rest.title,
  group: rest.group,
  validity: rest.validity,
  level: rest.level,
  violates: rest.violates,
  request: `${wire.method} ${wire.path}${wire.query === '' ? '' : `?${wire.query}`}`,
  headers: wire.headers.map(([name, value]) => `${name}: ${value}`),
  body: wire.body && readBytes(wire.body),
  chunked: wire.chunked,
  credential: credential.kind === 'valid' ? 'valid' : `${credential.kind} ${credential.scheme}`,
  statuses: expect.join(' or '),
});

const readBytes = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
};
