import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { readPolicies } from '@hub/service-host';
import { asked, delivered, ScratchSchema } from '@hub/testing';
import { SqlTimers } from '@hub/timers';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { DecideCorrection } from '../../application/corrections/decide-correction.js';
import { OnConsentChanged } from '../../application/episodes/on-consent-changed.js';
import type { EpisodeStores, EpisodeWork } from '../../application/ports.js';
import {
  amendReference,
  type Episode,
  type FoldedEpisode,
  type LivedEpisode,
} from '../../domain/episode.js';
import { foldInto } from '../../domain/merges/fold.js';
import { correction, CORRECTION_CLOCK, episode, LEWISHAM, person } from '../../testing/examples.js';
import { TypeormBreachStore } from './breach-store.js';
import { TypeormCorrectionStore } from './correction-store.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { TypeormKnownConsentStore } from './known-consent-store.js';
import { TypeormReferralStore } from './referral-store.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { tables } from './tables.js';
import { TypeormTransferStore } from './transfer-store.js';

const HELD_MS = 300;
const AT = '2026-03-03T09:30:00.000Z';
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: tables,
    migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  });
});
afterAll(() => scratch.drop());

function storesOf(manager: EntityManager): EpisodeStores {
  const used: Partial<EpisodeStores> = {
    episodes: new TypeormEpisodeStore(manager),
    corrections: new TypeormCorrectionStore(manager),
    breaches: new TypeormBreachStore(manager),
    consents: new TypeormKnownConsentStore(manager),
    referrals: new TypeormReferralStore(manager),
    transfers: new TypeormTransferStore(manager),
    serviceRequests: new TypeormServiceRequestStore(manager),
    timers: new SqlTimers(manager),
  };
  return used as EpisodeStores;
}

function workOn(): SqlUnitOfWork<EpisodeStores> {
  return new SqlUnitOfWork<EpisodeStores>({
    service: 'episode-service',
    database: scratch.database,
    stores: storesOf,
    clock: { now: () => new Date().toISOString() },
    sealer,
    journal: new Journal(false),
    onFacts: () => undefined,
  });
}

/** Two that are one. */
async function merged(): Promise<{ kept: LivedEpisode; folded: FoldedEpisode }> {
  const fresh = () => ({ id: uuidv7(), lookupId: uuidv7(), consentId: uuidv7() });
  const pair = { kept: episode({ ...fresh(), state: 'active' }), folded: episode(fresh()) };
  const { episodes } = storesOf(scratch.database.manager);
  for (const one of Object.values(pair)) await episodes.add(one);
  const { kept, folded } = foldInto(pair, { mergeId: uuidv7(), at: AT });
  for (const one of [kept, folded]) await episodes.save(one);
  return { kept, folded };
}

/** Changes an episode slowly, in a transaction of its own; resolves once it holds it. */
async function changing(
  id: string,
  change: (stands: Episode) => Episode,
): Promise<{ readonly done: Promise<unknown> }> {
  let hold = (): void => undefined;
  const held = new Promise<void>((resolve) => (hold = resolve));
  const done = scratch.database.transaction(async (manager) => {
    const { episodes } = storesOf(manager);
    const stands = await episodes.lock(id);
    if (!stands) throw new Error('It was there');
    hold();
    await pause(HELD_MS);
    await episodes.save(change(stands));
  });
  await held;
  return { done };
}

it('what goes on in an episode of the wrong child becomes void as it stands then, not as it stood', async () => {
  const { kept, folded } = await merged();
  const { corrections, episodes } = storesOf(scratch.database.manager);
  const { aboutId: _none, ...raised } = correction({ id: uuidv7(), episodeId: kept.id });
  const wrong = { kind: 'wrong_child', about: 'episode', answers: LEWISHAM } as const;
  await corrections.add({ ...raised, ...wrong });
  const told = { of: () => Promise.resolve([]) };
  const deciding = new DecideCorrection(workOn(), readPolicies(), told as never, CORRECTION_CLOCK);
  const amending = await changing(folded.id, (stands) => amendReference(stands, 'RIGHT-1'));
  const by = { personId: person(4), roles: ['lead_caf_contact' as const], verified: true };
  const approved = await deciding.approve(
    { correctionId: raised.id },
    { ...asked(LEWISHAM, by), messageId: uuidv7() },
  );
  await amending.done;
  expect(approved).toMatchObject({ state: 'made' });
  expect(await episodes.find(kept.id)).toMatchObject({ state: 'voided' });
  expect(await episodes.find(folded.id)).toMatchObject({
    ...{ state: 'voided', ownReference: 'RIGHT-1', version: folded.version + 2 },
  });
});

it('the consent of one that goes on in another stops that one as it stands then', async () => {
  const { kept, folded } = await merged();
  const { consents, episodes } = storesOf(scratch.database.manager);
  await consents.remember({
    ...{ id: folded.consentId, episodeId: folded.id, authority: LEWISHAM },
    ...{ state: 'granted', renews: [] },
  });
  const reviewing = await changing(kept.id, (stands) => ({
    ...(stands as LivedEpisode),
    ...{ state: 'in_review', version: stands.version + 1 },
  }));
  const work: Pick<EpisodeWork, 'react'> = {
    react: (_context, decide) =>
      scratch.database.transaction(async (manager) => {
        await decide(storesOf(manager));
      }),
  };
  const react = new OnConsentChanged(work as EpisodeWork, { mayJoin: () => Promise.resolve(true) });
  const ended = { consentId: folded.consentId, episodeId: folded.id, authority: LEWISHAM };
  await react.withdrawn({ ...ended, because: 'expired', withdrawnAt: AT }, delivered(1));
  await reviewing.done;
  expect(await episodes.find(kept.id)).toMatchObject({
    ...{ state: 'withdrawn', resumesAs: 'in_review', version: kept.version + 2 },
  });
});
