import { z } from 'zod';
import { caption, fileUrl, isAsync, phoneNumber, success, TEN_MEGABYTES } from './common.ts';

const recipient = () =>
  phoneNumber(
    'The number that the message goes to, in the E.164 format: a plus sign and 7 to 15 digits, the first not zero (e.g. `+628123123123`).',
  );

export const sendMessageRequest = z
  .object({
    phone: recipient(),
    message: z
      .string()
      .min(1)
      .meta({
        description: 'The text of the WhatsApp message. Not empty; no maximum length is documented.',
        examples: ['example message'],
      }),
    is_async: isAsync(),
  })
  .meta({ id: 'SendMessageRequest', description: 'A text message and the number that it goes to.' });

export const sendMessageImageRequest = z
  .object({
    phone: recipient(),
    image_url: fileUrl(
      {
        extensions: ['jpg', 'jpeg', 'png'],
        mediaTypes: ['image/jpeg', 'image/png'],
        maxBytes: TEN_MEGABYTES,
      },
      {
        description:
          'The URL of the image, http or https. Only images of type JPG/JPEG and PNG are allowed, and the maximum ' +
          'size is 10 MB. These are limits on the file: its URL may have a query, upper-case letters or no extension.',
        examples: ['https://sidobe.com/wp-content/uploads/2023/09/logo-2.png'],
      },
    ),
    message: caption('A message or caption for the image. May be empty.'),
    is_async: isAsync(),
  })
  .meta({ id: 'SendMessageImageRequest', description: 'An image and the number that it goes to.' });

export const sendMessageDocumentRequest = z
  .object({
    phone: recipient(),
    document_url: fileUrl(
      {
        extensions: ['pdf', 'doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx'],
        mediaTypes: [
          'application/pdf',
          'application/msword',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'application/vnd.ms-powerpoint',
          'application/vnd.openxmlformats-officedocument.presentationml.presentation',
          'application/vnd.ms-excel',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        ],
        maxBytes: TEN_MEGABYTES,
      },
      {
        description:
          'The URL of the document, http or https. Only documents of type PDF, DOC, DOCX, PPT, PPTX, XLS and XLSX ' +
          'are allowed, and the maximum size is 10 MB. These are limits on the file: its URL may have a query, ' +
          'upper-case letters or no extension.',
        examples: ['https://sidobe.com/example.pdf'],
      },
    ),
    document_name: z
      .string()
      .min(1)
      .meta({
        description:
          'The name of the document. It appears in the chat, and as the file name when the document is saved. ' +
          'There is no need to write the file extension, just the name; a name with one is valid.',
        examples: ['Document Name Example'],
      }),
    message: caption('A message or caption for the document. May be empty.'),
    is_async: isAsync(),
  })
  .meta({ id: 'SendMessageDocumentRequest', description: 'A document and the number that it goes to.' });

export const messageResponse = success(
  { id: z.string().meta({ description: 'The message ID.', examples: ['1'] }) },
  {
    id: 'MessageResponse',
    description:
      'The message was sent, or, with `is_async`, registered in the queue that sends it as soon as possible.',
  },
);
