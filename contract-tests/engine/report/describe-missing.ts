import type { Missing } from '../coverage/tally.ts';

/** `POST /send-message › status 503 was not seen`. */
export const describeMissing = ({ item, lack }: Missing): string => `${item.name} was not ${lack}`;
