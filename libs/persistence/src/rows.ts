type Moment<Value> = Value extends Date ? string : Value;
type Nullable<Row> = { [Key in keyof Row]: null extends Row[Key] ? Key : never }[keyof Row];

/** A row as the domain reads it: dates are instants, null is absent. */
export type ReadRow<Row> = { [Key in Exclude<keyof Row, Nullable<Row>>]: Moment<Row[Key]> } & {
  [Key in Nullable<Row>]?: Moment<NonNullable<Row[Key]>>;
};

/** Columns by the value of one column that tells the members of a union apart. */
export type ByMember<Row, By extends keyof Row> = Readonly<
  Record<Row[By] & string, readonly (keyof Row & string)[]>
>;

/** What each member must hold, and what it may not hold; what is named for neither it may hold. */
export interface Members<
  Row,
  By extends keyof Row,
  Needed extends ByMember<Row, By>,
  Lacked extends ByMember<Row, By>,
> {
  readonly table: string;
  readonly by: By;
  readonly needs: Needed;
  readonly lacks: Lacked;
}

type ColumnOf<Columns> = Columns extends readonly (infer Column extends PropertyKey)[]
  ? Column
  : never;

/** A row as the union reads it. */
export type Member<
  Row,
  By extends keyof Row,
  Needed extends ByMember<Row, By>,
  Lacked extends ByMember<Row, By>,
> = {
  [Name in Row[By] & string]: Omit<
    ReadRow<Row>,
    By | ColumnOf<Needed[Name]> | ColumnOf<Lacked[Name]>
  > &
    Readonly<Record<By, Name>> & {
      readonly [Column in ColumnOf<Needed[Name]> & keyof Row]: Moment<NonNullable<Row[Column]>>;
    } & { readonly [Column in ColumnOf<Lacked[Name]>]?: never };
}[Row[By] & string];

export function readRow<Row extends object>(row: Row): ReadRow<Row> {
  return present(row) as ReadRow<Row>;
}

function present(row: object): Record<string, unknown> {
  const held = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(
    held.map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
}

/** Throws where the row fits no member; the fault names the column, never its value. */
export function readMember<
  Row extends object,
  By extends keyof Row & string,
  const Needed extends ByMember<Row, By>,
  const Lacked extends ByMember<Row, By>,
>(
  row: Row,
  { table, by, needs, lacks }: Members<Row, By, Needed, Lacked>,
): Member<Row, By, Needed, Lacked> {
  const fault = (column: string, what: string): Error =>
    new Error(`A row of ${table} fits no member: ${column} is ${what}`);
  const needed = columnsOf<keyof Row & string>(needs, row[by]);
  if (!needed) throw fault(by, 'unknown');
  const missing = needed.find((column) => row[column] === null);
  if (missing !== undefined) throw fault(missing, 'missing');
  const odd = columnsOf<keyof Row & string>(lacks, row[by])?.find((column) => row[column] !== null);
  if (odd !== undefined) throw fault(odd, 'not to be there');
  return present(row) as Member<Row, By, Needed, Lacked>;
}

function columnsOf<Column>(
  columns: Readonly<Record<string, readonly Column[]>>,
  member: unknown,
): readonly Column[] | undefined {
  return new Map<unknown, readonly Column[]>(Object.entries(columns)).get(member);
}

/** An instant as its column holds it. */
export function toDate(instant: string | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
