import { z } from 'zod';
import { phoneNumber, success } from './common.ts';

export const checkNumberRequest = z
  .object({
    phone: phoneNumber(
      'The number of which you want to know whether it is registered on WhatsApp, in the E.164 format: a plus sign and 7 to 15 digits, the first not zero (e.g. `+628123123123`).',
    ),
  })
  .meta({ id: 'CheckNumberRequest', description: 'The number to check.' });

export const checkNumberResponse = success(
  {
    is_registered: z.boolean().meta({
      description: '`true` if the number is registered on WhatsApp, `false` if it is not.',
    }),
  },
  { id: 'CheckNumberResponse', description: 'Whether the number is registered on WhatsApp.' },
);
