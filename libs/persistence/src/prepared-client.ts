import { createHash } from 'node:crypto';
import pg from 'pg';

const MOST_PREPARED = 500;
const names = new Map<string, string>();

/**
 * Has PostgreSQL parse and plan each statement once for a connection instead of each time:
 * statements with parameters are sent under a name made from their text. Texts beyond the first
 * five hundred are sent as they are.
 */
export class PreparedClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    if (typeof text !== 'string' || !Array.isArray(values))
      return super.query(...(given as [never]));
    const name = nameOf(text);
    const prepared: unknown[] = [
      { text, values, ...(name === undefined ? {} : { name }) },
      ...rest,
    ];
    return super.query(...(prepared as [never]));
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 24);
  names.set(text, name);
  return name;
}
