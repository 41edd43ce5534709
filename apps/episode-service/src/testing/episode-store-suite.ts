import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { type Episode, passLead, voidEpisode } from '../domain/episode.js';
import { standingOf } from '../domain/step-undoing.js';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from './examples.js';

function listed(episodes: EpisodeStores['episodes'], authority: string): Promise<Episode[]> {
  return episodes.list({ choice: { authority }, order: 'newest', limit: 100 });
}

/** What every implementation of the store of episodes keeps to. */
export function episodeStoreSuite(open: () => Pick<EpisodeStores, 'episodes'>): void {
  let last = 100;
  const fresh = (): string => testId((last += 1));

  it('gives back an episode with its lead and its team', async () => {
    const { episodes } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const member = {
      id: fresh(),
      authority: SOUTHWARK,
      personId: person(3),
      role: 'Teacher',
      confirmed: false,
    };
    const joined = { ...episode({ id }), team: [member], version: 2 };
    await episodes.addTeamMember(joined, member);
    expect(await episodes.lock(id)).toEqual(joined);
    const confirmed = { ...joined, team: [{ ...member, confirmed: true }], version: 3 };
    await episodes.confirmTeamMember(confirmed, member.id);
    expect(await episodes.lock(id)).toEqual(confirmed);
    expect(await episodes.find(fresh())).toBeUndefined();
    await expect(episodes.add(episode({ id }))).rejects.toThrow(/duplicate key/);
  });

  it('keeps one of the wrong child void, with what made it so', async () => {
    const { episodes } = open();
    const one = episode({
      id: fresh(),
      lookupId: fresh(),
      state: 'active',
      disputes: [testId(77)],
    });
    await episodes.add(one);
    await episodes.save({ ...one, nextReviewOn: '2026-04-13' });
    const at = '2026-03-02T08:00:00.000Z';
    const voided = voidEpisode(one, { correctionId: testId(78), at });
    await episodes.save(voided);
    expect(await episodes.find(one.id)).toEqual(voided);
    expect((await listed(episodes, LEWISHAM)).find(({ id }) => id === one.id)).toEqual(voided);
  });

  it('passes the lead in one step', async () => {
    const { episodes } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const passed = passLead(
      episode({ id }),
      { authority: GREENWICH, personId: person(2) },
      '2026-03-02T08:00:00.000Z',
      '2026-03-30',
    );
    await episodes.switchLead(passed);
    expect(await episodes.find(id)).toEqual({ ...passed, nextReviewOn: '2026-03-30' });
    await episodes.save({ ...passed, disputes: [testId(77)] });
    expect((await episodes.find(id))?.disputes).toEqual([testId(77)]);
  });

  it('lists the episodes of an authority newest first, from a place on', async () => {
    const { episodes } = open();
    const authority = 'E09000033';
    const made = [1, 2, 3].map((day) =>
      episode({
        id: fresh(),
        homeAuthority: authority,
        startedAt: `2026-03-0${String(day)}T10:00:00.000Z`,
      }),
    );
    for (const one of made) await episodes.add(one);
    const [oldest, middle, newest] = made;
    const listing = { choice: { authority }, order: 'newest', limit: 2 } as const;
    expect(await episodes.list(listing)).toEqual([newest, middle]);
    const after = { at: middle?.startedAt ?? '', id: middle?.id ?? '' };
    expect(await episodes.list({ ...listing, after })).toEqual([oldest]);
    expect(await episodes.count({ authority })).toBe(3);
  });

  it('remembers under which claims no episode starts any more', async () => {
    const { episodes } = open();
    const [lapsed, other] = [fresh(), fresh()];
    for (let times = 0; times < 2; times += 1) await episodes.lapse(lapsed);
    expect([await episodes.hasLapsed(lapsed), await episodes.hasLapsed(other)]).toEqual([
      true,
      false,
    ]);
  });

  it('says after which lookups an episode was started', async () => {
    const { episodes } = open();
    const [used, unused] = [fresh(), fresh()];
    await episodes.add(episode({ id: fresh(), lookupId: used }));
    expect(await episodes.lookupsInUse([unused, used])).toEqual([used]);
    expect(await episodes.lookupsInUse([])).toEqual([]);
  });

  it('keeps the steps of an episode, and what they changed', async () => {
    const { episodes } = open();
    const one = episode({ id: fresh() });
    await episodes.add(one);
    const moved = {
      ...one,
      needs: { interpreter: 'so', easyRead: true, authority: LEWISHAM, recordedAt: one.startedAt },
      state: 'active' as const,
      nextReviewOn: '2030-01-08',
      homeAuthority: GREENWICH,
      levelOfNeed: { level: 3, label: 'x' },
      version: 2,
    };
    const taken = {
      version: 2,
      step: 'change_home' as const,
      state: 'active' as const,
      authority: LEWISHAM,
      personId: person(1),
      at: '2026-03-02T09:30:00.000Z',
    };
    await episodes.addStep(moved, taken, one);
    await episodes.addStep(
      { ...moved, version: 3 },
      {
        version: 3,
        step: 'change_level_of_need',
        state: 'active',
        authority: GREENWICH,
        at: '2026-03-02T09:31:00.000Z',
        level: 3,
      },
      moved,
    );
    expect(await episodes.find(one.id)).toEqual({ ...moved, version: 3 });
    expect(await episodes.steps(one.id)).toMatchObject([taken, { version: 3, level: 3 }]);
    const later = episode({
      id: fresh(),
      reopens: one.id,
      urgent: 'risk_of_harm',
      homeAuthority: GREENWICH,
      homeUntold: true,
      unanswered: [GREENWICH, SOUTHWARK],
      resumesAs: 'active',
      state: 'transferring',
    });
    await episodes.add(later);
    expect(await episodes.find(later.id)).toEqual(later);
    const greenwich = async () => (await listed(episodes, GREENWICH)).map(({ id }) => id);
    expect(await greenwich()).not.toContain(later.id);
    const { homeUntold: _untold, ...told } = { ...later, version: 2 };
    await episodes.addStep(told, { ...taken, step: 'change_home', version: 2 }, later);
    expect(await episodes.find(later.id)).toEqual(told);
    expect(await greenwich()).toContain(later.id);
  });

  it('knows the last step with how the episode stood, and that it was taken back', async () => {
    const { episodes } = open();
    const one = episode({ id: fresh(), state: 'active', nextReviewOn: '2030-01-08' });
    await episodes.add(one);
    expect(await episodes.lastStep(one.id)).toBeUndefined();
    const at = '2026-03-02T09:30:00.000Z';
    const taken = {
      ...({ version: 2, step: 'begin_review', state: 'in_review', at } as const),
      ...{ authority: LEWISHAM, personId: person(1) },
    };
    const before = standingOf(one);
    await episodes.addStep({ ...one, state: 'in_review', version: 2 }, taken, before);
    expect(await episodes.lastStep(one.id)).toEqual({ taken, before });
    const undone = { ...taken, undoneAt: at, undoneBecause: 'too_early' as const };
    await episodes.undoStep({ ...one, version: 3 }, undone);
    expect(await episodes.lastStep(one.id)).toEqual({ taken: undone, before });
    expect(await episodes.steps(one.id)).toEqual([undone]);
    expect(await episodes.find(one.id)).toEqual({ ...one, version: 3 });
  });

  it('finds the episodes whose team is to be reminded of a review', async () => {
    const { episodes } = open();
    const one = episode({ id: fresh(), state: 'active', nextReviewOn: '2027-01-08' });
    await episodes.add(one);
    const due = async (until: string) =>
      (await episodes.takeDueForReview(until, 1_000)).map(({ id }) => id);
    expect(await due('2027-01-07')).not.toContain(one.id);
    expect(await due('2027-01-08')).toContain(one.id);
    await episodes.noteReminder(one.id, '2027-01-08');
    expect(await due('2027-01-08')).not.toContain(one.id);
    await episodes.save({ ...one, nextReviewOn: '2027-01-09' });
    expect(await due('2027-01-09')).toContain(one.id);
    await episodes.save({ ...one, nextReviewOn: '2027-01-09', state: 'closed' });
    expect(await due('2027-01-09')).not.toContain(one.id);
  });

  it('keeps from whom one is hidden, and lists it to them no more', async () => {
    const { episodes } = open();
    const hidden = 'E09000031';
    const shown = episode({ id: testId(9_701), lookupId: testId(9_702), homeAuthority: hidden });
    await episodes.add(shown);
    expect(await listed(episodes, hidden)).toHaveLength(1);
    const since = '2026-03-02T09:30:00.000Z';
    const shield = { hiddenFrom: [hidden], because: 'refuge', since } as const;
    await episodes.saveShield({ ...shown, shield, version: 2 });
    expect(await episodes.find(shown.id)).toEqual({ ...shown, shield, version: 2 });
    expect(await listed(episodes, hidden)).toEqual([]);
    expect(await episodes.hidden()).toContain(shown.id);
    await episodes.saveShield({ ...shown, version: 3 });
    expect(await episodes.find(shown.id)).toEqual({ ...shown, version: 3 });
    expect(await listed(episodes, hidden)).toHaveLength(1);
    expect(await episodes.hidden()).not.toContain(shown.id);
  });
}
