import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { USUAL_TRANSFER_POLICY } from '../../domain/transfers/transfer-policy.js';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  closedLeads,
  people,
  person,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { HandOnCaseload } from './hand-on-caseload.js';

const OTHER = testId(9_501);

describe('the cases of who leaves', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let handing: HandOnCaseload;
  beforeEach(async () => {
    const clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    handing = new HandOnCaseload(
      work,
      { people, closedLeads: closedLeads(work) },
      { clock, ids: new CountingIds() },
      USUAL_TRANSFER_POLICY,
      whoMay,
    );
    await work.stores.episodes.add(episode());
    await work.stores.episodes.add(episode({ id: OTHER, state: 'active' }));
    await work.stores.episodes.add(episode({ id: testId(9_502), state: 'closed' }));
  });
  const wanted = { fromPersonId: person(1), toPersonId: person(4), because: 'left' } as const;
  const contact = asked(LEWISHAM, { personId: person(9), roles: ['lead_caf_contact'] });

  it('go to a successor in one call, each told of and shown to the new one', async () => {
    const { stores } = work;
    expect(await handing.execute(wanted, contact)).toEqual({
      items: [EPISODE, OTHER].sort().map((episodeId) => ({ episodeId, outcome: 'done' })),
      left: 0,
    });
    expect(await stores.episodes.find(OTHER)).toMatchObject({
      ...{ state: 'active', lead: { personId: person(4), term: 2, confirmed: true } },
    });
    expect(await stores.transfers.ofEpisode(OTHER)).toMatchObject([{ state: 'completed' }]);
    expect(await stores.developments.ofEpisode(OTHER)).toMatchObject([{ kind: 'lead' }]);
    expect(work.told.map(([type]) => type)).toEqual([
      ...['transfer.completed.v1', 'episode.people_changed.v1'],
      ...['transfer.completed.v1', 'episode.people_changed.v1'],
    ]);
    const again = { ...wanted, episodes: [OTHER] };
    expect(await handing.execute(again, contact)).toEqual({
      ...{ items: [{ episodeId: OTHER, outcome: 'done' }], left: 0 },
    });
    expect(await stores.transfers.ofEpisode(OTHER)).toHaveLength(1);
  });

  it('are answered one by one: what is refused leaves the others done', async () => {
    const missing = testId(9_599);
    expect(await handing.execute({ ...wanted, episodes: [missing, OTHER] }, contact)).toEqual({
      items: [
        { episodeId: missing, outcome: 'refused', code: 'not_found', next: expect.any(String) },
        { episodeId: OTHER, outcome: 'done' },
      ],
      left: 1,
    });
  });

  it('are answered as before to whoever never heard it and asks again', async () => {
    const missing = testId(9_599);
    const order = { ...wanted, episodes: [OTHER, missing] };
    const keyed = { ...contact, idempotencyKey: 'key' };
    const first = await handing.execute(order, keyed);
    await work.stores.episodes.add(episode({ id: missing, state: 'active' }));
    expect(await handing.execute(order, keyed)).toEqual(first);
    expect((await work.stores.episodes.find(missing))?.lead.personId).toBe(person(1));
    expect(await handing.execute(wanted, keyed)).toEqual({ refused: 'idempotency_key_reused' });
    expect(await handing.execute(order, { ...keyed, idempotencyKey: 'another' })).toMatchObject({
      items: [{ outcome: 'done' }, { episodeId: missing, outcome: 'done' }],
    });
  });

  it('are handed on 50 at a time, on behind what was refused, and none twice where it is sent again', async () => {
    const { stores } = work;
    const ids = Array.from({ length: 120 }, (_one, place) => testId(20_000 + place));
    for (const id of ids) await stores.episodes.add(episode({ id, state: 'active' }));
    // Those that a transfer holds come first, and more of them than are looked at in one call.
    for (const [place, episodeId] of ids.slice(0, 60).entries())
      await stores.transfers.add({
        ...{ id: testId(30_000 + place), episodeId, state: 'queued', reason: 'move', version: 1 },
        ...{ fromAuthority: LEWISHAM, toAuthority: GREENWICH, familyView: 'agrees' },
        ...{ outgoingPersonId: person(1), outgoingTerm: 1, proposedAt: '2026-03-02T10:00:00.000Z' },
      });
    const seen: string[] = [];
    const left: number[] = [];
    let after: string | undefined;
    do {
      const order = { ...wanted, ...(after === undefined ? {} : { after }) };
      const answer = await handing.execute(order, contact);
      if (isRefusal(answer)) throw new Error(answer.refused);
      seen.push(...answer.items.map(({ episodeId }) => episodeId));
      left.push(answer.left);
      after = answer.goOnAfter;
    } while (after !== undefined);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(122);
    expect(left.at(-1)).toBe(60);
    const done = work.facts.length;
    // Broken off and begun anew, it finds those alone that are still theirs.
    const again = await handing.execute(wanted, contact);
    expect(again).toMatchObject({ left: 60, goOnAfter: expect.any(String) });
    expect(work.facts).toHaveLength(done);
  });

  it('go to a colleague of the same authority alone, at the word of who answers for them', async () => {
    const to = (toPersonId: string) => handing.execute({ ...wanted, toPersonId }, contact);
    expect(await to(person(2))).toMatchObject({ refused: 'person_unknown' });
    expect(await to(person(1))).toMatchObject({ refused: 'party_to_itself' });
    const colleague = asked(LEWISHAM, { personId: person(8) });
    expect(await handing.execute(wanted, colleague)).toMatchObject({
      items: [{ code: 'not_involved' }, { code: 'not_involved' }],
      left: 2,
    });
  });
});
