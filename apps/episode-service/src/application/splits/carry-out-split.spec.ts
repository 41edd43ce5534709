import { beforeEach, describe, expect, it } from '@jest/globals';
import { CountingIds, FixedClock, testId } from '@hub/testing';
import {
  CORRECTION_CLOCK,
  episode,
  GREENWICH,
  LEWISHAM,
  OTHER_EPISODE,
  person,
  split,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { carryOutSplit } from './carry-out-split.js';
import { correctDocuments } from './correct-documents.js';

const AT = '2026-03-03T10:00:00.000Z';
const DOCUMENT = testId(7);
const [from, to] = [episode(), episode({ id: OTHER_EPISODE, originatingAuthority: GREENWICH })];
const agreements = [{ authority: LEWISHAM, personId: person(4), at: AT }];
const agreed = split({ undoesMerge: false, documents: [DOCUMENT], agreements });
const how = () => ({ at: AT, ids: new CountingIds(), clock: CORRECTION_CLOCK, told: new Map() });

describe('what tells two children apart', () => {
  let stores: EpisodeStores;
  beforeEach(async () => {
    stores = inMemoryEpisodeStores(new FixedClock());
    for (const one of [from, to]) await stores.episodes.add(one);
  });
  const add = () =>
    stores.documents.addVersion({
      ...{ id: DOCUMENT, episodeId: from.id, authority: LEWISHAM, category: 'assessment' },
      versions: [{ version: 1, mediaType: 'application/json', size: 2, addedAt: 'x' }],
    });

  it('leaves out a document that is gone by then', async () => {
    const { next } = await carryOutSplit(agreed, { from, to }, how(), stores);
    expect(next).toMatchObject({ split: { state: 'made', corrections: [] }, to });
    expect(await stores.corrections.ofEpisode(from.id)).toEqual([]);
  });

  it('gives each its own family, and lets whoever leads the other hear of what came to it', async () => {
    const gp = { id: testId(21), kind: 'gp', inTeam: false, organisation: 'Hilly Fields' } as const;
    const by = { authority: LEWISHAM, addedAt: AT };
    const needs = { easyRead: true, authority: LEWISHAM, recordedAt: '2026-03-01T10:00:00.000Z' };
    const coordinator = { authority: GREENWICH, personId: person(3), since: AT, confirmed: true };
    const school = { ...gp, ...by, id: testId(22), kind: 'school' } as const;
    const whole = { ...from, contacts: [{ ...gp, ...by }, school], needs, coordinator };
    const named = { ...agreed, contacts: [gp.id], needs: true, coordinator: person(3) };
    const { next } = await carryOutSplit(named, { from: whole, to }, how(), stores);
    expect(next.split).toMatchObject({ state: 'made', contacts: [gp.id], needs: true });
    const [own, other] = [await stores.episodes.find(from.id), await stores.episodes.find(to.id)];
    expect(own).toMatchObject({
      ...{ contacts: [school], version: 2 },
      coordinatorsBefore: [{ personId: person(3), because: 'of_another_child' }],
    });
    for (const gone of ['needs', 'coordinator']) expect(own).not.toHaveProperty(gone);
    expect(other).toEqual({ ...to, needs, contacts: [{ ...gp, ...by }], version: 2 });
    const heard = await stores.developments.ofEpisode(to.id);
    expect(heard.map(({ kind }) => kind).sort()).toEqual(['needs', 'team']);
  });

  it('corrects a document at the instant of the last word, by who agreed for who added it', async () => {
    await add();
    const { corrections } = await correctDocuments(agreed, from, how(), stores);
    expect(await stores.corrections.ofEpisode(from.id)).toMatchObject([
      {
        ...{ id: corrections[0], state: 'made', decidedBy: person(4), decidedAt: AT },
        ...{ raiserId: agreed.proposerId, because: 'wrong_record_chosen', answers: LEWISHAM },
      },
    ]);
  });

  it('leaves one alone of which somebody has said the same meanwhile', async () => {
    await add();
    await correctDocuments({ ...agreed, agreements: [] }, from, how(), stores);
    expect(await correctDocuments(agreed, from, how(), stores)).toEqual({
      ...{ corrections: [], facts: [] },
    });
  });
});
