/** One thing that is wrong with an input: where (dotted path) and what, never the value itself. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}
