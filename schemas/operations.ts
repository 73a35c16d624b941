import type { z } from 'zod';
import type { Example, Operation } from './definition.ts';
import { errorResponses } from './errors.ts';
import {
  messageResponse,
  sendMessageDocumentRequest,
  sendMessageImageRequest,
  sendMessageRequest,
} from './messages.ts';
import { type TestNumber, type TestNumberName, testNumbers } from './test-numbers.ts';
import { checkNumberRequest, checkNumberResponse } from './utilities.ts';

const PHONE = '+628123123123';

const example = <Schema extends z.ZodType>(
  summary: string,
  _schema: Schema,
  value: z.input<Schema>,
): Example => ({
  summary,
  value,
});

/** An example of a request to each test number; `rest` is what the request says beside the number. */
const testExamples = <Schema extends z.ZodType>(
  schema: Schema,
  rest: Omit<z.input<Schema>, 'phone'>,
  { reads = false } = {},
): Record<TestNumberName, Example> => {
  const build = ({ phone, summary, status, readStatus = status }: TestNumber): Example => {
    const expectStatus = reads ? readStatus : status;
    return {
      ...example(`${summary} (sandbox only)`, schema, { ...rest, phone } as z.input<Schema>),
      ...(expectStatus !== 200 && { expectStatus }),
    };
  };
  const entries = Object.entries<TestNumber>(testNumbers).map(([name, row]) => [name, build(row)]);
  // `fromEntries` forgets the names, which are those of `testNumbers`
  return Object.fromEntries(entries) as Record<TestNumberName, Example>;
};

const sent = {
  description: 'Everything worked as expected: the message was sent, or registered in the queue.',
  schema: messageResponse,
  examples: {
    sent: example('The ID of the message', messageResponse, { is_success: true, data: { id: '1' } }),
  },
};

const MAY_SEND_TWICE = 'A repeat of this request may send the message twice.';

/** Every operation of the API, keyed by its id, in the order of the document. */
export const operations = {
  sendMessage: {
    method: 'post',
    path: '/send-message',
    tag: 'WhatsApp Messages',
    summary: 'Send a message',
    description: `Sends a WhatsApp message to your destination or customer number.\n\n${MAY_SEND_TWICE}`,
    retrySafe: false,
    request: {
      body: {
        description: 'The message to send.',
        required: true,
        schema: sendMessageRequest,
        examples: {
          text: example('A text message', sendMessageRequest, { phone: PHONE, message: 'example message' }),
          queued: example('A text message by way of the queue', sendMessageRequest, {
            phone: PHONE,
            message: 'example message',
            is_async: true,
          }),
          ...testExamples(sendMessageRequest, { message: 'example message' }),
        },
      },
    },
    responses: {
      200: sent,
      ...errorResponses('The message field is required.'),
    },
  },

  sendMessageImage: {
    method: 'post',
    path: '/send-message-image',
    tag: 'WhatsApp Messages',
    summary: 'Send an image',
    description: `Sends a WhatsApp message with an image to your destination or customer number.\n\n${MAY_SEND_TWICE}`,
    retrySafe: false,
    request: {
      body: {
        description: 'The image to send.',
        required: true,
        schema: sendMessageImageRequest,
        examples: {
          imageWithCaption: example('An image with a caption', sendMessageImageRequest, {
            phone: PHONE,
            message: 'example message',
            image_url: 'https://sidobe.com/wp-content/uploads/2023/09/logo-2.png',
          }),
          imageBySignedUrl: example(
            'An image at a signed URL, without a caption, by way of the queue',
            sendMessageImageRequest,
            {
              phone: PHONE,
              image_url: 'https://files.example.com/Images/42?expires=1893456000&signature=3q2-7w',
              is_async: true,
            },
          ),
          ...testExamples(sendMessageImageRequest, {
            image_url: 'https://sidobe.com/wp-content/uploads/2023/09/logo-2.png',
          }),
        },
      },
    },
    responses: {
      200: sent,
      ...errorResponses('The image_url field is required.'),
    },
  },

  sendMessageDocument: {
    method: 'post',
    path: '/send-message-doc',
    tag: 'WhatsApp Messages',
    summary: 'Send a document',
    description: `Sends a WhatsApp message with a document to your destination or customer number.\n\n${MAY_SEND_TWICE}`,
    retrySafe: false,
    request: {
      body: {
        description: 'The document to send.',
        required: true,
        schema: sendMessageDocumentRequest,
        examples: {
          documentWithCaption: example('A document with a caption', sendMessageDocumentRequest, {
            phone: PHONE,
            message: 'example message',
            document_url: 'https://sidobe.com/example.pdf',
            document_name: 'Document Name Example',
          }),
          queuedDocument: example(
            'A document without a caption, by way of the queue',
            sendMessageDocumentRequest,
            {
              phone: PHONE,
              document_url: 'https://sidobe.com/example.pdf',
              document_name: 'Document Name Example',
              is_async: true,
            },
          ),
          ...testExamples(sendMessageDocumentRequest, {
            document_url: 'https://sidobe.com/example.pdf',
            document_name: 'Document Name Example',
          }),
        },
      },
    },
    responses: {
      200: sent,
      ...errorResponses('The document_url field is required.'),
    },
  },

  checkNumber: {
    method: 'post',
    path: '/utilities/check-number',
    tag: 'WhatsApp Utilities',
    summary: 'Check a phone number',
    description:
      'Checks whether a phone number is registered on WhatsApp. It reads and sends nothing: a repeat is safe.',
    retrySafe: true,
    request: {
      body: {
        description: 'The number to check.',
        required: true,
        schema: checkNumberRequest,
        examples: {
          number: example('A phone number', checkNumberRequest, { phone: PHONE }),
          ...testExamples(checkNumberRequest, {}, { reads: true }),
        },
      },
    },
    responses: {
      200: {
        description: 'Everything worked as expected: the answer is in `data.is_registered`.',
        schema: checkNumberResponse,
        examples: {
          registered: example('The number is registered', checkNumberResponse, {
            is_success: true,
            data: { is_registered: true },
          }),
          notRegistered: example('The number is not registered', checkNumberResponse, {
            is_success: true,
            data: { is_registered: false },
          }),
        },
      },
      ...errorResponses('The phone field must be in the E.164 format.'),
    },
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
