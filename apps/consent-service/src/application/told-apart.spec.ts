import { beforeEach, describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { decideSharing, type Question } from '../domain/sharing-decision.js';
import { contactOf, recordingOn } from '../testing/consents-at-work.js';
import {
  CONSENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SCHEDULE,
  SOUTHWARK,
  statement,
  tools,
} from '../testing/examples.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import { OnEpisodeChanged } from './on-episode-changed.js';
import type { ConsentStores } from './ports.js';
import { sharingRecord } from './sharing-record-step.js';

const [OTHER, YES, NO, OWN] = [testId(801), testId(802), testId(803), testId(804)];
const [AT, NOW] = ['2026-03-02T09:30:00.000Z', '2026-03-10T09:30:00.000Z'];
const APART = {
  ...{ episodeId: EPISODE, other: OTHER, at: '2026-03-05T09:30:00.000Z' },
  ...{ counterparts: [GREENWICH, LEWISHAM], otherCounterparts: [SOUTHWARK] },
  ...{ goesOnAlone: true, earlier: [], consents: [YES, NO] },
};
const all = { kind: 'all_counterparts' } as const;

describe('two children who were in one episode', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let react: OnEpisodeChanged;
  const apart = (change: Partial<typeof APART> = {}) =>
    react.toldApart({ ...APART, ...change }, delivered(7));
  const decide = async (episodeId: string, recipient: string) => {
    const asked: Question = { recipient, purpose: 'support', scope: 'existence' };
    return decideSharing(asked, await sharingRecord(work.stores, episodeId), NOW);
  };
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    react = new OnEpisodeChanged(work, tools(), SCHEDULE);
    const { consents, counterparts } = work.stores;
    await counterparts.started(EPISODE, LEWISHAM);
    await counterparts.started(OTHER, SOUTHWARK);
    for (const said of [
      grantedConsent(CONSENT, { recipients: all }),
      grantedConsent(YES, { recipients: { kind: 'listed', authorities: [GREENWICH] } }),
      grantedConsent(OWN, { episodeId: OTHER, authority: SOUTHWARK, recipients: all }),
    ])
      await consents.add(said);
    const parts = { counterparts: [GREENWICH, LEWISHAM, SOUTHWARK] };
    await react.counterparts({ ...parts, episodeId: EPISODE }, delivered(1));
    await react.counterparts({ ...parts, episodeId: OTHER }, delivered(2));
    const folded = { episodeId: OTHER, into: EPISODE, mergeId: testId(805), version: 2, at: AT };
    await react.folded(folded, delivered(3));
    work.facts.length = 0;
  });

  it('share nothing of each other: a yes about the other ends, and who left holds no more of the first', async () => {
    await apart();
    const { consents, counterparts } = work.stores;
    const [ended, kept] = [await consents.find(YES), await consents.find(CONSENT)];
    expect(ended).toMatchObject({ state: 'other_child', endedAt: APART.at });
    expect(kept).toMatchObject({ state: 'granted' });
    expect(work.told.filter(([type]) => type === 'consent.withdrawn.v1')).toEqual([
      ['consent.withdrawn.v1', [GREENWICH]],
      ['consent.withdrawn.v1', [SOUTHWARK]],
      ['consent.withdrawn.v1', [GREENWICH, LEWISHAM]],
    ]);
    const because = work.facts.map(({ payload }) => (payload as { because?: string }).because);
    expect(because).toContain('other_child');
    expect(await counterparts.of(EPISODE)).toEqual([GREENWICH, LEWISHAM]);
    expect(await counterparts.of(OTHER)).toEqual([SOUTHWARK]);
    expect(await decide(EPISODE, GREENWICH)).toMatchObject({ permitted: true });
    expect(await decide(EPISODE, SOUTHWARK)).toMatchObject({ because: 'recipient_not_covered' });
    expect(await decide(OTHER, LEWISHAM)).toMatchObject({ permitted: false });
    work.facts.length = 0;
    await apart();
    expect(work.told.filter(([type]) => type === 'consent.withdrawn.v1')).toEqual([]);
  });

  it('are both kept from whoever their families refused, although who recorded it has left the first', async () => {
    const no = grantedConsent(NO, { authority: SOUTHWARK, recipients: all });
    await work.stores.consents.add({ ...no, state: 'refused' });
    await apart();
    expect(await decide(EPISODE, GREENWICH)).toMatchObject({ because: 'refused' });
    expect(await decide(OTHER, SOUTHWARK)).toMatchObject({ because: 'refused' });
  });

  it('go on by themselves: the family of the other may say something anew, and it is kept for its own time', async () => {
    const recording = recordingOn(work, tools());
    const said = statement({ episodeId: OTHER });
    const before = await recording.execute(said, contactOf(SOUTHWARK));
    expect(before).toEqual({ refused: 'episode_folded' });
    const { retentions } = work.stores;
    const earlier = testId(806);
    await retentions.save({ episodeId: earlier, keptBy: EPISODE, holds: [] });
    await apart({ earlier: [earlier] } as object);
    expect(await recording.execute(said, contactOf(SOUTHWARK))).toMatchObject({ state: 'granted' });
    expect(await retentions.find(OTHER)).toEqual({ episodeId: OTHER, holds: [] });
    expect(await retentions.find(earlier)).toMatchObject({ keptBy: OTHER });
  });

  it('keep what the other had closed with for its own years', async () => {
    const { retentions } = work.stores;
    const closed = { closedAt: AT, closingReason: 'needs_met', keepUntil: AT } as const;
    await retentions.save({ episodeId: OTHER, ...closed, holds: [] });
    const earlier = testId(806);
    await retentions.save({ episodeId: earlier, keptBy: EPISODE, holds: [] });
    await apart({ earlier: [earlier] } as object);
    const { keepUntil } = (await retentions.find(OTHER)) ?? {};
    expect(Date.parse(String(keepUntil))).toBeGreaterThan(Date.parse(AT));
    expect(await retentions.find(earlier)).toEqual({
      ...{ episodeId: earlier, holds: [], keepUntil, schedule: SCHEDULE.version },
    });
  });

  it('share as before where the second had been an episode of its own all along', async () => {
    await work.stores.counterparts.unfold(OTHER);
    await work.stores.retentions.save({ episodeId: OTHER, keptBy: EPISODE, holds: [] });
    await apart({ goesOnAlone: false, consents: [] });
    expect(await decide(EPISODE, GREENWICH)).toMatchObject({ permitted: true });
    expect(await work.stores.retentions.find(OTHER)).toMatchObject({ keptBy: EPISODE });
  });
});
