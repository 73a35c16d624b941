import { api } from '../schemas/api.ts';
import { runCommand } from '../scripts/lib/command.ts';
import { readPort, untilAborted } from '../scripts/lib/listen.ts';
import { UserError } from '../scripts/lib/user-error.ts';
import { describeStart } from './describe-start.ts';
import { startSandbox } from './start-sandbox.ts';

const readNumber = (flag: string, text: string, max: number): number => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new UserError(`\`--${flag} ${text}\`: give a whole number from 0 to ${max}.`);
};

await runCommand({
  usage: 'npm run sandbox',
  summary:
    'Starts a server that behaves as the API is documented, and sends nothing to anybody. Several of them share a ' +
    'rate limit by the Redis of SANDBOX_REDIS_URL.',
  flags: {
    port: { type: 'string', value: '<number>', help: 'where it listens on 127.0.0.1; 4020 by default' },
    key: {
      type: 'string',
      value: '<text>',
      help: 'the secret key that opens it; by default the documented example',
    },
    'rate-limit': {
      type: 'string',
      value: '<number>',
      help: 'requests in a second, 0 for no limit; 100 by default',
    },
    'sending-time': {
      type: 'string',
      value: '<ms>',
      help: 'how long a message takes to be sent; 25 by default',
    },
  },
  run: async (values, signal) => {
    const requests = readNumber('rate-limit', values['rate-limit'] ?? '100', 1_000_000);
    const sandbox = await startSandbox({
      port: readPort(values.port, 4020),
      ...(values.key !== undefined && { key: values.key }),
      rateLimit: requests === 0 ? false : { requests, seconds: 1 },
      sendingMs: readNumber('sending-time', values['sending-time'] ?? '25', 600_000),
      ...(process.env.SANDBOX_REDIS_URL && { redisUrl: process.env.SANDBOX_REDIS_URL }),
    });
    process.stderr.write(describeStart(api, sandbox));
    await untilAborted(signal);
    await sandbox.close();
  },
});
