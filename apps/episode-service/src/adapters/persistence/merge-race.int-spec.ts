import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { readPolicies } from '@hub/service-host';
import { asked, ScratchSchema } from '@hub/testing';
import { SqlTimers } from '@hub/timers';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { DecideMerge } from '../../application/merges/decide-merge.js';
import type { EpisodeStores } from '../../application/ports.js';
import { isLived, passLead } from '../../domain/episode.js';
import { episode, GREENWICH, LEWISHAM, merge, person } from '../../testing/examples.js';
import { TypeormCorrectionStore } from './correction-store.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { TypeormMergeStore } from './merge-store.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { tables } from './tables.js';
import { TypeormTransferStore } from './transfer-store.js';

const ROUNDS = 36;
/** The lead begins to pass later in each round, over all of the time that the agreements take. */
const STEPS = 12;
const HELD_MS = 10;
/** Who leads the folded one, and who takes the lead over in the same moment. */
const [LEADS, TAKES_OVER] = [person(2), person(8)];
const clock = { now: () => new Date().toISOString() };
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: tables,
    migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  });
});
afterAll(() => scratch.drop());

function decidingOn(): DecideMerge {
  const work = new SqlUnitOfWork<EpisodeStores>({
    service: 'episode-service',
    database: scratch.database,
    stores: (manager) => {
      const used: Partial<EpisodeStores> = {
        episodes: new TypeormEpisodeStore(manager),
        merges: new TypeormMergeStore(manager),
        corrections: new TypeormCorrectionStore(manager),
        transfers: new TypeormTransferStore(manager),
        serviceRequests: new TypeormServiceRequestStore(manager),
        timers: new SqlTimers(manager),
      };
      return used as EpisodeStores;
    },
    clock,
    sealer,
    journal: new Journal(false),
    onFacts: () => undefined,
  });
  const employers: Readonly<Record<string, string>> = {
    [LEADS]: GREENWICH,
    [TAKES_OVER]: LEWISHAM,
  };
  const find = (id: string) =>
    Promise.resolve({ personId: id, authority: employers[id], contact: { role: 'x' } } as never);
  return new DecideMerge(work, readPolicies(), { mayJoin: () => Promise.resolve(true) }, { find });
}

/** As a receipt of a hand-over pack passes the lead on, unless nothing goes on any more. */
async function passOn(folded: string, afterMs: number): Promise<void> {
  await pause(afterMs);
  await scratch.database.transaction(async (manager) => {
    const episodes = new TypeormEpisodeStore(manager);
    const stands = await episodes.lock(folded);
    if (!stands || !isLived(stands)) return;
    await pause(HELD_MS);
    const to = { authority: LEWISHAM, personId: TAKES_OVER };
    await episodes.switchLead(passLead(stands, to, clock.now(), '2030-01-01'));
  });
}

it('two agree in one instant while the lead of one passes: they become one once, and nobody is seated who did not lead', async () => {
  const deciding = decidingOn();
  const { episodes, merges } = {
    episodes: new TypeormEpisodeStore(scratch.database.manager),
    merges: new TypeormMergeStore(scratch.database.manager),
  };
  let usualMs = 60;
  const leads = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const [keptId, foldedId, mergeId] = [uuidv7(), uuidv7(), uuidv7()];
    await episodes.add(episode({ id: keptId, lookupId: uuidv7() }));
    const lead = { ...episode().lead, authority: GREENWICH, personId: LEADS };
    const other = { originatingAuthority: GREENWICH, lookupId: uuidv7(), lead };
    await episodes.add(episode({ id: foldedId, ...other }));
    await merges.add(
      merge({
        id: mergeId,
        kept: { episodeId: keptId, answers: LEWISHAM },
        folded: { episodeId: foldedId, answers: GREENWICH },
      }),
    );
    const agree = (authority: string, number: number) =>
      deciding.approve(
        { mergeId },
        {
          ...asked(authority, {
            personId: person(number),
            roles: ['lead_caf_contact'],
            verified: true,
          }),
          messageId: uuidv7(),
        },
      );
    const began = performance.now();
    const agreeing = Promise.all([agree(LEWISHAM, 4), agree(GREENWICH, 5)]).then(() => {
      usualMs = performance.now() - began;
    });
    await Promise.all([agreeing, passOn(foldedId, (usualMs * (round % STEPS)) / STEPS)]);
    const [kept, folded] = [await episodes.find(keptId), await episodes.find(foldedId)];
    const made = await merges.find(mergeId);
    if (made?.state !== 'made' || !kept || !folded) throw new Error('They did not become one');
    expect(made.agreements).toHaveLength(2);
    expect(folded).toMatchObject({ state: 'folded', folded: { into: keptId, mergeId } });
    const seated = kept.team.map(({ personId }) => personId);
    expect(seated).toEqual(made.hindrance === undefined ? [folded.lead.personId] : []);
    leads.add(folded.lead.personId);
  }
  // Some before, some after.
  expect(leads).toEqual(new Set([LEADS, TAKES_OVER]));
});
