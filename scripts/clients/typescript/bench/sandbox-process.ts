import { startSandbox } from '../../../../sandbox/start-sandbox.ts';

// a process of its own, so that neither its memory nor its work is counted as the client's
const [, , key = '', requests = '', inboxSize = ''] = process.argv;
const sandbox = await startSandbox({
  key,
  rateLimit: { requests: Number(requests), seconds: 1 },
  sendingMs: 0,
  inboxSize: Number(inboxSize),
});
process.stdout.write(`${JSON.stringify({ url: sandbox.url, inboxUrl: sandbox.inboxUrl })}\n`);
process.stdin.on('end', () => process.exit()).resume();
