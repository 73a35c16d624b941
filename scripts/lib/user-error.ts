/** An error that its message says all about: what, where, and what to do. Printed as one line, without a stack. */
export class UserError extends Error {}
