import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { londonDate } from '@hub/working-time';
import {
  continuum,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  reviewBounds,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { closeMovedAway } from './close-moved-away.js';
import { HandOverOutside } from './hand-over-outside.js';

describe('a hand-over to an authority outside London', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let outside: HandOverOutside;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    outside = new HandOverOutside(work, new CountingIds(), whoMay, {
      bounds: reviewBounds,
      continuum,
    });
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    await work.stores.episodes.add(
      episode({ state: 'active', team: [{ ...member, confirmed: true }] }),
    );
  });
  const leading = asked(LEWISHAM, { personId: person(1) });
  const teacher = asked(GREENWICH, { personId: person(2) });
  const contact = asked(LEWISHAM, { personId: person(9), roles: ['lead_caf_contact'] });
  const open = async (familyView: 'agrees' | 'disagrees' = 'agrees') => {
    const wanted = { receiverName: 'Kent', receiverContact: 'Ring 01234', familyView };
    const opened = await outside.open({ episodeId: EPISODE, ...wanted }, leading);
    if (isRefusal(opened)) throw new Error(opened.refused);
    return { episodeId: EPISODE, handOverId: opened.id };
  };

  it('goes by pack and receipt, and closes the episode as moved out of London', async () => {
    const of = await open();
    expect(await outside.pack(of, teacher)).toMatchObject({ refused: 'not_involved' });
    const pack = await outside.pack(of, leading);
    if (isRefusal(pack)) throw new Error(pack.refused);
    expect(pack).toMatchObject({ receiverName: 'Kent', episode: { id: EPISODE }, documents: [] });
    const sending = { ...of, sentBy: 'post', digest: pack.digest } as const;
    const had = { receivedBy: 'Jo', receivedOn: londonDate(clock.now()) };
    const receipt = { ...of, ...had, confirmedBy: 'telephone' } as const;
    expect(await outside.receive(receipt, leading)).toMatchObject({
      refused: 'outside_step_first',
    });
    expect(await outside.send(sending, leading)).toMatchObject({ state: 'sent' });
    expect(await outside.receive(receipt, leading)).toMatchObject({ state: 'received', ...had });
    expect(await work.stores.episodes.find(EPISODE)).toMatchObject({ state: 'closed' });
    expect(await work.stores.episodes.steps(EPISODE)).toMatchObject([
      { step: 'close', closingReason: 'moved_out_of_london' },
    ]);
    expect(work.told.map(([type]) => type).slice(-3)).toEqual([
      ...['outside_hand_over.moved.v1', 'episode.moved.v1', 'episode.people_changed.v1'],
    ]);
    // To whom it goes is read at the hub; no message says it.
    expect(JSON.stringify(work.facts.map(({ payload }) => payload))).not.toContain('Kent');
    expect(await outside.list({ episodeId: EPISODE }, teacher)).toMatchObject({
      items: [{ state: 'received' }],
    });
  });

  it('stops at a family’s no until the lead CAF contact answers for it, and can be taken back', async () => {
    const of = await open('disagrees');
    expect(await outside.pack(of, leading)).toMatchObject({ refused: 'outside_step_first' });
    const answer = { ...of, reason: 'They have moved', familyToldOn: londonDate(clock.now()) };
    expect(await outside.overrule(answer, leading)).toMatchObject({ refused: 'not_involved' });
    expect(await outside.overrule(answer, contact)).toMatchObject({ state: 'open' });
    const no = { ...of, familyView: 'disagrees' } as const;
    expect(await outside.recordFamilyView(no, leading)).toMatchObject({
      state: 'awaiting_family',
    });
    const back = { ...of, because: 'family_said_no' } as const;
    expect(await outside.cancel(back, leading)).toMatchObject({ state: 'cancelled' });
    const missing = { ...back, handOverId: testId(77) };
    expect(await outside.cancel(missing, leading)).toMatchObject({ refused: 'not_found' });
    expect(await work.stores.episodes.find(EPISODE)).toMatchObject({ state: 'active' });
  });

  it('does not close an episode whose consent was withdrawn as one that moved', async () => {
    const withdrawn = episode({ state: 'withdrawn', resumesAs: 'active' });
    const by = { authority: LEWISHAM, personId: person(1), at: clock.now() };
    const tools = { bounds: reviewBounds, continuum };
    expect(await closeMovedAway(work.stores, withdrawn, by, tools)).toMatchObject({
      refused: 'conflict',
    });
  });
});
