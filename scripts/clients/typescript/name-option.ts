import type { Scheme } from '../../document/reading/description.ts';

/** The option of `createClient` that takes a credential: `secretKey` of the scheme `SecretKey`. */
export const nameOption = ({ name }: Scheme): string => name.charAt(0).toLowerCase() + name.slice(1);
