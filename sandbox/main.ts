import { api } from '../schemas/api.ts';
import { runCommand } from '../scripts/lib/command.ts';
import { readPort, untilAborted } from '../scripts/lib/listen.ts';
import { readCount } from '../scripts/lib/read-count.ts';
import { describeStart } from './describe-start.ts';
import { readKey } from './read-key.ts';
import { startSandbox } from './start-sandbox.ts';

const MAX_RATE = 1_000_000;
/** An hour. */
const MAX_SENDING_MS = 3_600_000;

await runCommand({
  usage: 'npm run sandbox',
  summary:
    'Starts a server that behaves as the API is documented and sends nothing to anybody. With SANDBOX_REDIS_URL\n' +
    'several sandboxes share one rate limit.',
  flags: {
    port: {
      type: 'string',
      value: '<number>',
      help: 'on 127.0.0.1, 0 to 65535; 4020 by default, 0 for any free port',
    },
    key: {
      type: 'string',
      value: '<text>',
      help: 'the secret key; by default the example in the docs',
    },
    'rate-limit': {
      type: 'string',
      value: '<number>',
      help: `requests in a second, 0 to ${MAX_RATE}; 100 by default, 0 for no limit`,
    },
    'sending-time': {
      type: 'string',
      value: '<ms>',
      help: `how long a message takes to be sent, 0 to ${MAX_SENDING_MS}; 25 by default`,
    },
  },
  serves: true,
  run: async (values, signal) => {
    const requests = readCount('rate-limit', values['rate-limit'], 100, 0, MAX_RATE);
    const redisUrl = process.env.SANDBOX_REDIS_URL;
    const sandbox = await startSandbox({
      port: readPort(values.port, 4020),
      ...(values.key !== undefined && { key: readKey(values.key) }),
      rateLimit: requests === 0 ? false : { requests, seconds: 1 },
      sendingMs: readCount('sending-time', values['sending-time'], 25, 0, MAX_SENDING_MS),
      ...(redisUrl && { redisUrl }),
    });
    process.stdout.write(describeStart(api, sandbox));
    await untilAborted(signal);
    await sandbox.close();
  },
});
