import type { Sandbox } from '../engine/start-sandbox-of.ts';
import type { Message } from '../inbox/inbox.ts';

/** The inbox as JSON, newest first. */
export const readInbox = async (
  { inboxUrl, fetch }: Sandbox,
  query = '',
): Promise<{ boot: string; messages: Message[] }> => {
  const response = await fetch(new Request(`${inboxUrl}/messages${query}`));
  return (await response.json()) as { boot: string; messages: Message[] };
};

export const readMessages = async (sandbox: Sandbox, query = ''): Promise<Message[]> =>
  (await readInbox(sandbox, query)).messages;
