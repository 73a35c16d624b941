import { isSuccess } from '../../../scripts/lib/is-success.ts';
import type { RecordedAnswer, Recording } from './recording.ts';
import { inferStructure, type Place, type Structure, splitPlace } from './structure.ts';

/** The changes from one recording to another, as statements about the document; empty where there are none. */
export const compareRecordings = (before: Recording, after: Recording): string[] => [
  ...compareCases(before, after),
  ...compareBodies(before, after),
];

const compareCases = (before: Recording, after: Recording): string[] => {
  const known = new Map(before.answers.map((answer) => [answer.case, answer]));
  const changes = after.answers.flatMap((answer) => {
    const old = known.get(answer.case);
    return old === undefined
      ? []
      : compareAnswers(old, answer).map((change) => ({ change, case: answer.case }));
  });
  return [...Map.groupBy(changes, ({ change }) => change)].map(
    ([change, list]) =>
      `${change} (${list.length === 1 ? list[0]?.case : `${list.length} cases, for example ${list[0]?.case}`})`,
  );
};

const compareAnswers = (old: RecordedAnswer, answer: RecordedAnswer): string[] => {
  if (old.status !== answer.status) {
    return [
      `${answer.operation} answers ${nameStatus(answer.status)} where it answered ${nameStatus(old.status)}`,
    ];
  }
  const type = (text: string) => text.split(';')[0]?.trim().toLowerCase() || 'no content type';
  return type(old.contentType) === type(answer.contentType)
    ? []
    : [`${nameAnswer(answer)} is ${type(answer.contentType)} where it was ${type(old.contentType)}`];
};

const nameStatus = (status: number): string => (status === 0 ? 'nothing' : String(status));

const compareBodies = (before: Recording, after: Recording): string[] => {
  const group = ({ answers }: Recording) =>
    Map.groupBy(
      answers.filter(({ body }) => body !== undefined),
      (answer) => nameAnswer(answer),
    );
  const old = group(before);
  return [...group(after)].flatMap(([name, answers]) => {
    const known = old.get(name);
    if (known === undefined) return [];
    return compareStructures(
      name,
      inferStructure(known.map(({ body }) => body)),
      inferStructure(answers.map(({ body }) => body)),
    );
  });
};

/** `sendMessage` for its success, `sendMessage (400)` for the rest. */
const nameAnswer = ({ operation, status }: RecordedAnswer): string =>
  isSuccess(status) ? operation : `${operation} (${status})`;

const compareStructures = (name: string, before: Structure, after: Structure): string[] => [
  ...[...after].flatMap(([at, place]) => {
    const old = before.get(at);
    if (old !== undefined) return comparePlaces(`\`${at || 'body'}\` of ${name}`, old, place);
    return isTopmost(at, before)
      ? [`${ownerOf(at, name)} has a new field \`${splitPlace(at)[1]}\`: ${[...place.types].join(' or ')}`]
      : [];
  }),
  ...[...before].flatMap(([at]) =>
    !after.has(at) && isTopmost(at, after)
      ? [`${ownerOf(at, name)} has no field \`${splitPlace(at)[1]}\` any more`]
      : [],
  ),
];

const ownerOf = (at: string, name: string): string => `\`${splitPlace(at)[0] || 'body'}\` of ${name}`;

/** The members of a new field are new too, and are not listed. Items of lists that were empty are not changes. */
const isTopmost = (at: string, other: Structure): boolean =>
  !at.endsWith('[]') && other.has(splitPlace(at)[0]);

const comparePlaces = (name: string, old: Place, place: Place): string[] => {
  const added = [...place.types].filter((type) => !old.types.has(type));
  const codes = [...place.codes].filter((code) => !old.codes.has(code));
  const wasAlways = old.count >= old.owners;
  const isAlways = place.count >= place.owners;
  return [
    ...(added.length > 0
      ? [`${name} is ${added.join(' or ')} where it was ${[...old.types].join(' or ')}`]
      : []),
    ...(codes.length > 0 && old.codes.size > 0 ? [`${name} has a new value ${codes.join(', ')}`] : []),
    ...(wasAlways && !isAlways ? [`${name} is absent at times`] : []),
  ];
};
