/** Of a body that is too large, so much of its beginning as a failure keeps in any case. */
export type Body = { readonly text: string; readonly isWhole: boolean };

/**
 * Reads a body up to a number of bytes, which are counted after decompression. `hasTrueLength`: it has no more bytes
 * than its header says unless it is compressed, as with Node's own fetch; then it is read at once, which is faster.
 */
export const readBody = async (response: Response, most: number, hasTrueLength: boolean): Promise<Body> => {
  const { headers, body } = response;
  const length = hasTrueLength && !headers.has('content-encoding') && headers.get('content-length');
  // a test's response may be no more than what it has to be
  const reader = length && Number(length) <= most ? undefined : body?.getReader();
  if (!reader) return { text: await response.text(), isWhole: true };
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isWhole: true };
    size += value.length;
    text += decoder.decode(value, { stream: true });
    if (size > most) {
      reader.cancel().catch(() => {});
      return { text, isWhole: false };
    }
  }
};
