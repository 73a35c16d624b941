/** An error whose message is complete: what is wrong, where, and what to do. Printed as one line, without a stack. */
export class UserError extends Error {}
