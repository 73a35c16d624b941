/** Thrown by `send` where no more messages can wait: the request is then refused. */
export class QueueFullError extends Error {}
