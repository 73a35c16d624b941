import type { Report, Task } from '../../protocol/protocol.ts';

type Batch = NonNullable<Task['batch']>;
type Item = { readonly operation: string; readonly input: unknown };
type Sent = {
  readonly index: number;
  readonly item: Item;
  readonly result: NonNullable<Report['results']>[number];
};
type SendAll = (items: readonly Item[], options: object) => AsyncIterable<Sent>;

/** Sends the items of a batch, and those that the journal does not know a second time where the task asks for it. */
export const runBatch = async (
  client: Readonly<Record<string, unknown>>,
  batch: Batch,
  settings: object,
  note: (value: unknown) => void,
): Promise<Omit<Report, 'printed' | 'id'>> => {
  const items = listItems(batch);
  const { concurrency, perSecond, after } = batch;
  const journal: NonNullable<Report['journal']> = [];
  const results: NonNullable<Report['results']> = [];
  const indices: number[] = [];
  // every client with a batch has this method
  const sendAll = client.sendAll as SendAll;
  const send = async (own: readonly Item[], stop: Batch['after']): Promise<void> => {
    const numberOf = (item: Item) => items.indexOf(item);
    const options = {
      ...settings,
      ...(concurrency !== undefined && { concurrency }),
      ...(perSecond !== undefined && { perSecond }),
      journal: {
        begin: async (item: Item) => void journal.push(['begin', numberOf(item)]),
        end: async ({ item }: Sent) => void journal.push(['end', numberOf(item)]),
      },
    };
    let count = 0;
    for await (const sent of sendAll(own, options)) {
      note(sent);
      results.push(sent.result);
      indices.push(numberOf(sent.item));
      count += 1;
      if (count === stop?.results && stop.do === 'leave') break;
      if (count === stop?.results && stop.do === 'throw') throw new Error('the loop throws');
    }
  };
  const start = performance.now();
  await send(items, after).catch((error) => {
    if (after?.do !== 'throw') throw error;
  });
  if (batch.resume) {
    const known = new Set(journal.map(([, number]) => number));
    await send(
      items.filter((_item, number) => !known.has(number)),
      undefined,
    );
  }
  return { ms: Math.round(performance.now() - start), results, indices, journal };
};

const listItems = ({ items = [], repeat }: Batch): Item[] =>
  repeat === undefined
    ? items.map(({ operation, body }) => ({ operation, input: body }))
    : Array.from({ length: repeat.times }, (_, number) => ({
        operation: repeat.item.operation,
        input: JSON.parse(JSON.stringify(repeat.item.body).replaceAll('{n}', `${number}`)),
      }));
