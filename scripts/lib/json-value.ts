/** Whether JSON can carry a value as it is: no `undefined`, no `Date`, no `bigint`, nothing that contains itself. */
export const isJsonValue = (value: unknown): boolean => isJson(value, []);

const isJson = (value: unknown, above: readonly unknown[]): boolean => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || above.includes(value)) return false;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value).every((member) => isJson(member, [...above, value]));
};
