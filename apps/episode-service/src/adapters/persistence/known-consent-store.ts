import type { EntityManager } from 'typeorm';
import type { KnownConsent, KnownConsentStore } from '../../application/ports.js';
import { knownConsentTable } from './tables.js';

export class TypeormKnownConsentStore implements KnownConsentStore {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<KnownConsent | undefined> {
    return (await this.manager.findOneBy(knownConsentTable, { id })) ?? undefined;
  }

  async remember(consent: KnownConsent): Promise<void> {
    await this.manager.query(
      `INSERT INTO known_consent AS known (id, episode_id, authority, state) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET state = 'withdrawn' WHERE EXCLUDED.state = 'withdrawn'`,
      [consent.id, consent.episodeId, consent.authority, consent.state],
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
