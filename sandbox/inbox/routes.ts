import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createEvents, MAX_STREAMS } from './events.ts';
import type { Inbox } from './inbox.ts';

export type InboxParts = {
  readonly inbox: Inbox;
  /** Aborted when the sandbox stops: ends every stream of events. */
  readonly stopping: AbortSignal;
  /** Called when the inbox is emptied. */
  readonly reset: (() => void) | undefined;
};

const FILES = [
  { path: '/', file: 'page.html', type: 'text/html; charset=utf-8' },
  { path: '/page.css', file: 'page.css', type: 'text/css; charset=utf-8' },
  { path: '/chat.css', file: 'chat.css', type: 'text/css; charset=utf-8' },
  { path: '/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
] as const;

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The inbox as a page, as JSON and as a stream of events. It needs no key: a browser cannot send one with a page, and
 * it holds only what was sent to this machine.
 */
export const buildInboxRoutes = ({ inbox, stopping, reset }: InboxParts): Hono => {
  const events = createEvents(inbox, stopping);
  const routes = new Hono();
  routes.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  });
  for (const { path, file, type } of FILES) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    routes.get(path, (context) => context.body(text, 200, { 'Content-Type': type }));
  }
  routes.get('/messages', (context) =>
    context.json({ boot: inbox.boot, messages: inbox.list(readPhone(context.req.query('phone'))) }),
  );
  routes.delete('/messages', (context) => {
    inbox.clear();
    reset?.();
    return context.body(null, 204);
  });
  routes.get('/events', (context) => {
    const stream = events.open();
    if (stream !== undefined) return context.body(stream, 200, { 'Content-Type': 'text/event-stream' });
    const message = `The inbox is watched by ${MAX_STREAMS} streams, the most that it has: close one of them.`;
    return context.json({ message }, 503);
  });
  return routes;
};

/** People type `?phone=+628…`, where the plus sign stands for a space. */
const readPhone = (phone: string | undefined): string | undefined => phone?.replace(/^ /, '+');
