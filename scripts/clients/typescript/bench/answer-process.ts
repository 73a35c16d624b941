import { createServer } from 'node:http';
import { listen } from '../../../lib/listen.ts';

// a process of its own: on one thread the server's work would hide the client's
const BODY = Buffer.from('{"is_success":true,"data":{"id":"1"}}');
const HEAD = { 'content-type': 'application/json', 'content-length': BODY.length };

const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, HEAD).end(BODY));
});
process.stdout.write(`${await listen(server, 0)}\n`);
process.stdin.on('end', () => process.exit()).resume();
