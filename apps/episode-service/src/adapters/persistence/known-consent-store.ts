import type { EntityManager } from 'typeorm';
import type { KnownConsent, KnownConsentStore } from '../../application/ports.js';
import { knownConsentTable } from './tables.js';

export class TypeormKnownConsentStore implements KnownConsentStore {
  constructor(private readonly manager: EntityManager) {}

  async remember(consent: KnownConsent): Promise<void> {
    await this.manager.query(
      `INSERT INTO known_consent AS known (id, episode_id, authority, state, renews) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET state = 'withdrawn' WHERE EXCLUDED.state = 'withdrawn'`,
      [consent.id, consent.episodeId, consent.authority, consent.state, consent.renews],
    );
  }

  async lock(id: string): Promise<KnownConsent | undefined> {
    const row = await this.manager.findOne(knownConsentTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ?? undefined;
  }

  inForce(episodeId: string): Promise<KnownConsent[]> {
    return this.manager.find(knownConsentTable, {
      where: { episodeId, state: 'granted' },
      order: { id: 'DESC' },
    });
  }
}
