/** `package`: tables of HSDS or Open Referral UK 1, zipped. */
export type FileKind = 'csv' | 'xlsx' | 'package';

/** Rows of a file, by column names in lower case. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly values: Readonly<Record<string, string>>;
    /** The record itself, where the file is a package of tables. */
    readonly record?: object;
  }[];
}

export interface RowFile {
  read(bytes: Buffer, kind: FileKind): Promise<Rows | { readonly unreadable: string }>;
}
