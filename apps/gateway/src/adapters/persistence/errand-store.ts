import type { EntityManager } from 'typeorm';
import type { Errand, Errands } from '../../application/sign-in/sign-in-ports.js';
import { oidcTable } from './tables.js';

const MODEL = 'AuthoritySignIn';
/** As long as a sign-in at the hub may take. */
const TTL_MS = 10 * 60_000;

/** Kept among what the identity provider keeps, and cleaned up with it. */
export class SqlErrandStore implements Errands {
  constructor(private readonly manager: EntityManager) {}

  async keep(state: string, errand: Errand): Promise<void> {
    await this.manager.insert(oidcTable, {
      model: MODEL,
      id: state,
      payload: { ...errand },
      expiresAt: new Date(Date.now() + TTL_MS),
    });
  }

  async find(state: string): Promise<Errand | undefined> {
    const [row] = await this.manager.query<{ readonly payload: Errand }[]>(
      'SELECT payload FROM oidc_record WHERE model = $1 AND id = $2 AND expires_at > now()',
      [MODEL, state],
    );
    return row?.payload;
  }

  async take(state: string): Promise<Errand | undefined> {
    const [rows] = await this.manager.query<[{ readonly payload: Errand }[], number]>(
      'DELETE FROM oidc_record WHERE model = $1 AND id = $2 AND expires_at > now() RETURNING payload',
      [MODEL, state],
    );
    return rows[0]?.payload;
  }
}
