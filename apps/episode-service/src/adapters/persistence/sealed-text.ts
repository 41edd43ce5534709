import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';

/** A table that keeps one sealed text a row, in `envelope`. */
interface SealedTable {
  readonly name: string;
  /** By which a row is found. */
  readonly key: string;
  /** What the text of a row is bound to. */
  readonly bindingOf: (key: string) => string;
}

/** SQL: whether a row stands under one of the versions $1. */
export const SEALED_BY = 'get_byte(envelope, 0) = ANY($1::integer[])';

/** Keys that open what they sealed, and seal no more. */
export function versionsBefore({ versions, version }: Sealer): number[] {
  return versions.filter((one) => one !== version);
}

/** What stands under a key that was retired since is as good as destroyed. */
export function openText(
  sealer: Sealer,
  envelope: Buffer | null,
  binding: string,
): string | undefined {
  if (!envelope || !sealer.versions.includes(envelope.readUInt8(0))) return undefined;
  return sealer.open(envelope, binding).toString('utf8');
}

/**
 * Seals texts anew that stand under a key of before.
 *
 * @returns how many; fewer than the limit where none is left
 */
export async function sealTextsAnew(
  manager: EntityManager,
  sealer: Sealer,
  { name, key, bindingOf }: SealedTable,
  limit: number,
): Promise<number> {
  const rows = await manager.query<{ key: string; envelope: Buffer }[]>(
    `SELECT ${key} AS key, envelope FROM ${name} WHERE ${SEALED_BY} ORDER BY ${key} LIMIT $2
     FOR UPDATE SKIP LOCKED`,
    [versionsBefore(sealer), limit],
  );
  for (const row of rows) {
    const binding = bindingOf(row.key);
    await manager.query(`UPDATE ${name} SET envelope = $2 WHERE ${key} = $1`, [
      row.key,
      sealer.seal(sealer.open(row.envelope, binding).toString('utf8'), binding),
    ]);
  }
  return rows.length;
}
