/** One request, as the server has seen it. Times are milliseconds of one clock. */
export type Arrival = {
  readonly method: string;
  /** Without the part of the case; with the query. */
  readonly path: string;
  /** Names in lower case, in the order in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** The number of its connection. */
  readonly connection: number;
  readonly arrivedAt: number;
  /** When the response had been written; undefined where it was not. */
  endedAt: number | undefined;
  /** When the client closed the connection before the response had been written. */
  cutAt: number | undefined;
  /** Of the response; undefined where none was begun. */
  status: number | undefined;
};
