import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Pool } from 'pg';
import type { Sealer } from '@hub/security';
import type { SessionState } from './session-state.js';

const PgStore = connectPgSimple(session);

interface SealedSession {
  readonly cookie: session.Cookie;
  readonly sealed?: string;
}

/**
 * Sessions in PostgreSQL. A session holds tokens and what somebody is typing about a child, so all
 * of it but the cookie's own times is sealed, and bound to its id.
 */
export class SealedSessionStore extends PgStore {
  constructor(
    pool: Pool,
    private readonly sealer: Sealer,
    failed: (error: Error) => void,
  ) {
    super({
      pool,
      createTableIfMissing: true,
      errorLog: (error: Error) => {
        failed(error);
      },
    });
  }

  override get(
    id: string,
    done: (error: unknown, found?: session.SessionData | null) => void,
  ): void {
    super.get(id, (error: unknown, found?: session.SessionData | null) => {
      if (error || !found) done(error, found);
      else done(undefined, this.open(id, found));
    });
  }

  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    const { cookie, console: state } = data;
    const sealed = this.sealer
      .seal(JSON.stringify(state ?? null), bindingOf(id))
      .toString('base64');
    const kept: SealedSession = { cookie, sealed };
    super.set(id, kept, done);
  }

  /** Nothing where it was sealed under a key that is gone: whoever it was signs in again. */
  private open(id: string, { cookie, sealed }: SealedSession): session.SessionData | null {
    if (sealed === undefined) return { cookie };
    try {
      const plain = this.sealer.open(Buffer.from(sealed, 'base64'), bindingOf(id));
      const state = JSON.parse(plain.toString('utf8')) as SessionState | null;
      return state ? { cookie, console: state } : { cookie };
    } catch {
      return null;
    }
  }
}

/** Whether a session goes on, and is that person’s; looking does not prolong it. */
export function isIn(
  store: Pick<SealedSessionStore, 'get'>,
  id: string,
  personId: string,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    store.get(id, (error: unknown, found) => {
      if (error instanceof Error) reject(error);
      else resolve(found?.console?.kind === 'in' && found.console.person.id === personId);
    });
  });
}

function bindingOf(id: string): string {
  return `session ${id}`;
}
