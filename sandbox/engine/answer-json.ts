const JSON_TYPE = { 'Content-Type': 'application/json' };

export const answerJson = (
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): Response =>
  new Response(JSON.stringify(body), { status, headers: headers ? { ...JSON_TYPE, ...headers } : JSON_TYPE });
