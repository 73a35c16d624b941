/** A base URL without a slash at its end. Throws a TypeError, which repeats nothing, for one that cannot be one. */
export const readBaseUrl = (text: string): string => {
  let href = '';
  try {
    href = new URL(text).href;
  } catch {
    // its message may repeat a password
  }
  if (!/^https?:\/\/[^/@]+\/[^?#]*$/.test(href)) {
    throw new TypeError(
      '`baseUrl` is no absolute http or https URL without user, password, query and fragment',
    );
  }
  return href.replace(/\/+$/, '');
};
