import type { Case } from './protocol/case.ts';
import { KEY, type Task } from './protocol/protocol.ts';
import type { FindUrl, Scripts } from './server/servers.ts';
import type { Table } from './tables.ts';

/** A case and its tasks: one, or as many as it has copies. */
export type Planned = { readonly item: Case; readonly tasks: readonly Task[] };

export const planTasks = ({ cases, credential }: Table, findUrl: FindUrl): Planned[] =>
  cases.map((item) => ({
    item,
    tasks: listIds(item).map((id): Task => {
      const { operation, parameters, body, options, batch, key = KEY, server } = item;
      return {
        id,
        url: item.baseUrl ?? `${findUrl(id, server)}/${id}`,
        scheme: credential.scheme,
        key,
        operation,
        parameters,
        body,
        options,
        batch,
      };
    }),
  }));

/** What the scripted server does for each task. */
export const listScripts = ({ cases }: Table): Scripts =>
  new Map(cases.flatMap((item) => listIds(item).map((id) => [id, item.script] as const)));

/** The tasks that have a server of their own. */
export const listAlone = ({ cases }: Table): string[] =>
  cases.flatMap((item) => (item.server === 'alone' ? listIds(item) : []));

const listIds = ({ id, copies = 1 }: Case): string[] =>
  copies === 1 ? [id] : Array.from({ length: copies }, (_, number) => `${id}~${number}`);
