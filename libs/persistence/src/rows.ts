type Moment<Value> = Value extends Date ? string : Value;
type Nullable<Row> = { [Key in keyof Row]: null extends Row[Key] ? Key : never }[keyof Row];

/** A row as the domain reads it: dates are instants, null is absent. */
export type Read<Row> = { [Key in Exclude<keyof Row, Nullable<Row>>]: Moment<Row[Key]> } & {
  [Key in Nullable<Row>]?: Moment<NonNullable<Row[Key]>>;
};

/** Which columns a row must hold, by the value of one column that tells the members of a union apart. */
export type Needs<Row, By extends keyof Row> = Readonly<
  Record<Row[By] & string, readonly (keyof Row & string)[]>
>;

export interface Members<Row, By extends keyof Row, Needed extends Needs<Row, By>> {
  readonly table: string;
  readonly by: By;
  readonly needs: Needed;
}

/** A row as the union reads it: each member holds what it needs. */
export type Member<Row, By extends keyof Row, Needed extends Needs<Row, By>> = {
  [Name in keyof Needed]: Read<Row> &
    Readonly<Record<By, Name>> & {
      readonly [
        Column in Needed[Name] extends readonly (infer Columns extends keyof Row)[]
          ? Columns
          : never
      ]: Moment<NonNullable<Row[Column]>>;
    };
}[keyof Needed];

export function readRow<Row extends object>(row: Row): Read<Row> {
  const held = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(
    held.map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as Read<Row>;
}

/** Throws where the row fits no member; the fault names the column, never its value. */
export function readMember<
  Row extends object,
  By extends keyof Row & string,
  const Needed extends Needs<Row, By>,
>(row: Row, { table, by, needs }: Members<Row, By, Needed>): Member<Row, By, Needed> {
  const columns = new Map<unknown, readonly (keyof Row & string)[]>(Object.entries(needs)).get(
    row[by],
  );
  if (!columns) throw new Error(`A row of ${table} fits no member: ${by} is unknown`);
  const missing = columns.find((column) => row[column] === null);
  if (missing) throw new Error(`A row of ${table} fits no member: ${missing} is missing`);
  return readRow(row) as Member<Row, By, Needed>;
}

/** An instant as its column holds it. */
export function toDate(instant: string | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
