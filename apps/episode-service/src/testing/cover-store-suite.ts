import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { CaseloadCover } from '../domain/leading/caseload-cover.js';
import { type LeadCover, showCover } from '../domain/leading/lead-cover.js';
import { type LivedEpisode, passLead } from '../domain/episode.js';
import { episode, LEWISHAM, person } from './examples.js';

/** What every implementation of the store of covers keeps to. */
export function coverStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'covers' | 'caseloadCovers' | 'endedPeople'>,
): void {
  it('keeps who stands in for whoever leads, the newest first, and shows it with the episode', async () => {
    const { episodes, covers } = open();
    const episodeId = testId(9_461);
    const of = episode({ id: episodeId, lookupId: testId(9_462) });
    await episodes.add(of);
    const named: LeadCover = {
      ...{ id: testId(9_463), episodeId, authority: LEWISHAM, term: 1, confirmed: true },
      forAll: false,
      ...{ leadProfessionalId: person(1), personId: person(4), because: 'leave' },
      ...{ from: '2026-03-09', until: '2026-03-20', state: 'running' },
      ...{ namedAt: '2026-03-02T10:00:00.000Z', namedBy: person(1) },
    };
    await covers.add(named);
    const covered = showCover(of, [named]);
    await covers.show(covered);
    await episodes.save(covered);
    expect(await episodes.find(episodeId)).toEqual(covered);
    expect((await episodes.find(episodeId))?.lead.cover).toEqual({
      ...{ personId: person(4), until: '2026-03-20', confirmed: true, forAll: false },
    });
    const mine = { authority: LEWISHAM, person: person(4) };
    const listed = await episodes.list({ choice: mine, order: 'newest', limit: 100 });
    expect(listed.map(({ id }) => id)).toContain(episodeId);
    const ended: LeadCover = {
      ...{ ...named, state: 'ended', endedAt: '2026-03-10T10:00:00.000Z' },
      endedBecause: 'lead_is_back',
    };
    await covers.save(ended);
    const { namedBy: _by, ...bare } = named;
    const later: LeadCover = {
      ...{ ...bare, id: testId(9_464), state: 'planned', namedAt: '2026-03-11T10:00:00.000Z' },
    };
    await covers.add(later);
    expect(await covers.ofEpisode(episodeId)).toEqual([later, ended]);
    // Beside one for this case alone stands one for all; of either kind no second one.
    const forAll: LeadCover = {
      ...{ ...later, id: testId(9_465), forAll: true, namedAt: '2026-03-12T10:00:00.000Z' },
    };
    await covers.add(forAll);
    expect(await covers.ofEpisode(episodeId)).toEqual([forAll, later, ended]);
    expect(await covers.find(ended.id)).toEqual(ended);
    await covers.show(showCover(covered, [ended]));
    expect((await episodes.find(episodeId))?.lead).toEqual(of.lead);
    expect(await covers.find(testId(9_469))).toBeUndefined();
  });

  it('keeps who stands in for all cases of a lead, and knows where that begins and ends', async () => {
    const { episodes, covers, caseloadCovers } = open();
    const lead = { ...episode().lead, personId: person(71) };
    const led = (number: number, change: Partial<LivedEpisode> = {}) =>
      episode({ id: testId(number), lookupId: testId(number + 20), lead, ...change });
    const [first, second] = [led(9_361), led(9_362)];
    const shield = { hiddenFrom: [], hiddenFromPeople: [person(78)], because: 'refuge' as const };
    const since = '2026-03-02T09:00:00.000Z';
    for (const one of [
      ...[first, second, led(9_363, { state: 'closed' })],
      led(9_364, { shield: { ...shield, since } }),
    ])
      await episodes.add(one);
    const cover: CaseloadCover = {
      ...{ id: testId(9_371), authority: LEWISHAM, leadProfessionalId: person(71) },
      ...{ personId: person(72), from: '2026-03-09', until: '2026-03-20', because: 'leave' },
      namedAt: '2026-03-02T10:00:00.000Z',
      namedBy: { authority: LEWISHAM, personId: person(71), roles: [], verified: true },
    };
    expect(await caseloadCovers.add(cover)).toBe(true);
    expect(await caseloadCovers.add({ ...cover, id: testId(9_372) })).toBe(false);
    expect(await caseloadCovers.find(cover.id)).toEqual(cover);
    expect(await caseloadCovers.lock(cover.id)).toEqual(cover);
    expect(await caseloadCovers.openOf(cover)).toEqual(cover);
    expect(await caseloadCovers.ofAuthority(LEWISHAM)).toContainEqual(cover);
    const which = { limit: 10, coverId: cover.id };
    const beginning = async (limit = 10) =>
      (await caseloadCovers.beginning({ ...which, limit })).map(({ episodeId }) => episodeId);
    expect(await beginning()).toEqual([9_361, 9_362, 9_364].map(testId));
    expect(await beginning(1)).toEqual([first.id]);
    const inCase: LeadCover = {
      ...{ id: testId(9_373), episodeId: first.id, authority: LEWISHAM, term: 1, confirmed: true },
      ...{ leadProfessionalId: person(71), personId: person(72), because: 'leave', forAll: true },
      ...{ from: '2026-03-09', until: '2026-03-20', state: 'planned', caseloadCoverId: cover.id },
      namedAt: '2026-03-02T10:00:00.000Z',
    };
    await covers.add(inCase);
    expect(await covers.find(inCase.id)).toEqual(inCase);
    const { caseloadCoverId: _of, ...ofBefore } = inCase;
    await covers.add({ ...ofBefore, id: testId(9_374), episodeId: second.id });
    expect(await beginning()).toEqual([testId(9_364)]);
    const coverage = (personId: string, most = 9) =>
      caseloadCovers.coverage(cover, { viewer: { personId }, most });
    expect(await coverage(person(71))).toEqual({
      ...{ open: 3, covered: 1, notCovered: [second.id, testId(9_364)] },
    });
    expect(await coverage(person(78), 1)).toMatchObject({ open: 2, notCovered: [second.id] });
    expect(await caseloadCovers.over('2026-03-20')).not.toContain(cover.id);
    expect(await caseloadCovers.over('2026-03-21')).toContain(cover.id);
    expect(await caseloadCovers.ending(which)).toEqual([]);
    const ended: CaseloadCover = {
      ...{ ...cover, endedAt: '2026-03-10T10:00:00.000Z', endedBecause: 'lead_is_back' },
    };
    await caseloadCovers.save(ended);
    expect(await caseloadCovers.find(cover.id)).toEqual(ended);
    expect(await caseloadCovers.ending(which)).toEqual([
      { coverId: cover.id, episodeId: first.id },
    ]);
    expect([await beginning(), await caseloadCovers.openOf(cover)]).toEqual([[], undefined]);
    expect(await caseloadCovers.add({ ...cover, id: testId(9_372) })).toBe(true);
  });

  it('knows what is over before its day: who stands in has left, or another leads', async () => {
    const { episodes, covers, endedPeople } = open();
    const [here, there] = [8_841, 8_842].map((number) =>
      episode({ id: testId(number), lookupId: testId(number + 20) }),
    ) as [LivedEpisode, LivedEpisode];
    for (const one of [here, there]) await episodes.add(one);
    const named = (number: number, change: Partial<LeadCover>): LeadCover => ({
      ...{ id: testId(number), episodeId: here.id, authority: LEWISHAM, term: 1, confirmed: true },
      ...{ leadProfessionalId: person(1), personId: person(84), because: 'leave', forAll: false },
      ...{ from: '2026-03-09', until: '2026-03-20', state: 'planned' },
      ...{ namedAt: '2026-03-02T10:00:00.000Z', ...change },
    });
    const [left, all, stays] = [
      named(8_843, { state: 'running' }),
      named(8_844, { forAll: true }),
      named(8_845, { personId: person(85), episodeId: there.id }),
    ];
    const endedAt = '2026-03-10T10:00:00.000Z';
    const ended = named(8_846, { state: 'ended', endedAt, endedBecause: 'stand_in_left' });
    for (const cover of [left, all, stays, ended]) await covers.add(cover);
    const own = [left, all, stays, ended].map(({ id }) => id);
    const over = async (limit = 500) =>
      (await covers.over(limit)).filter((id) => own.includes(id)).sort();
    expect([await over(), await endedPeople.has(person(84))]).toEqual([[], false]);
    await endedPeople.add(person(84), '2026-03-11T17:00:00.000Z');
    expect([await over(), await endedPeople.has(person(84))]).toEqual([[left.id, all.id], true]);
    expect(await covers.over(1)).toHaveLength(1);
    const to = { authority: LEWISHAM, personId: person(86) };
    await episodes.switchLead(passLead(there, to, endedAt, '2026-04-01'));
    expect(await over()).toEqual([left.id, all.id, stays.id]);
    await covers.save({ ...left, state: 'ended', endedAt, endedBecause: 'stand_in_left' });
    expect(await over()).toEqual([all.id, stays.id]);
  });

  it('knows which of all cases is over: who stands in has left, or a lead who left leads nothing', async () => {
    const { episodes, caseloadCovers, endedPeople } = open();
    const cover = (
      number: number,
      leadProfessionalId: string,
      personId: string,
    ): CaseloadCover => ({
      ...{ id: testId(number), authority: LEWISHAM, leadProfessionalId, personId },
      ...{ from: '2026-03-09', until: '2026-03-20', because: 'leave' },
      namedAt: '2026-03-02T10:00:00.000Z',
      namedBy: { authority: LEWISHAM, personId: leadProfessionalId, roles: [], verified: true },
    });
    const [one, other] = [
      cover(8_861, person(91), person(92)),
      cover(8_862, person(93), person(94)),
    ];
    for (const each of [one, other]) await caseloadCovers.add(each);
    const lead = { ...episode().lead, personId: person(93) };
    const led = episode({ id: testId(8_863), lookupId: testId(8_864), lead });
    await episodes.add(led);
    const over = async () =>
      (await caseloadCovers.over('2026-03-10')).filter((id) => [one.id, other.id].includes(id));
    expect(await over()).toEqual([]);
    const dueAt = '2026-03-11T17:00:00.000Z';
    for (const number of [92, 93]) await endedPeople.add(person(number), dueAt);
    expect(await over()).toEqual([one.id]);
    const to = { authority: LEWISHAM, personId: person(95) };
    await episodes.switchLead(passLead(led, to, dueAt, '2026-04-01'));
    expect(await over()).toEqual([one.id, other.id]);
  });
}
