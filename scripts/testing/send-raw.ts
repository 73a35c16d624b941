import { request as httpRequest } from 'node:http';

export type Sent = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer | string[];
};

/** Uses `node:http`, since `fetch` corrects what tests break. An array of strings is sent in chunks. */
export const sendRaw = (origin: string, { method = 'POST', path, headers = {}, body }: Sent) =>
  new Promise<{ status: number; allow: string | undefined; json: unknown }>((resolve, reject) => {
    const request = httpRequest(origin, { method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        const { allow, 'content-type': type = '' } = response.headers;
        const json = text === '' ? undefined : type.includes('json') ? JSON.parse(text) : text;
        resolve({ status: response.statusCode ?? 0, allow, json });
      });
    });
    request.on('error', reject);
    if (Array.isArray(body)) for (const chunk of body) request.write(chunk);
    request.end(Array.isArray(body) ? undefined : body);
  });
