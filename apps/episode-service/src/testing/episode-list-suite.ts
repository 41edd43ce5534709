import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { AddTeamMember, type EpisodeOrder } from '@hub/contracts/episode';
import { asked, testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Episode } from '../domain/episode.js';
import { choiceOf, type EpisodeChoice, isChosen, reviewPlace } from '../domain/episode-choice.js';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK, whoMay } from './examples.js';

const HOMES: readonly [string, ...string[]] = [LEWISHAM, GREENWICH, SOUTHWARK];
const STATES = ['registered', 'active', 'closed'] as const;

/** Episodes that differ in whatever a list chooses by. */
function madeUp(): Episode[] {
  return Array.from({ length: 54 }, (_, number): Episode => {
    const pick = <T>(of: readonly [T, ...T[]], turn: number): T =>
      of[Math.floor(number / turn) % of.length] ?? of[0];
    const member = {
      id: testId(12_100 + number),
      authority: SOUTHWARK,
      personId: person(pick([3, 1], 5)),
      role: 'Teacher',
      confirmed: true,
    };
    const day = String((number % 27) + 1).padStart(2, '0');
    return episode({
      id: testId(12_000 + number),
      lookupId: testId(12_200 + number),
      originatingAuthority: pick([LEWISHAM, GREENWICH], 4),
      homeAuthority: pick(HOMES, 1),
      state: pick(STATES, 3),
      disputes: number % 7 === 0 ? [testId(77)] : [],
      levelOfNeed: { level: pick([1, 2, 3], 2), label: 'Targeted' },
      ownReference: `REF ${String(number % 10)}`,
      startedAt: `2026-02-${day}T10:00:00.000Z`,
      lead: {
        term: 1,
        authority: pick([LEWISHAM, GREENWICH], 9),
        personId: person(pick([1, 2], 9)),
        since: '2026-03-01T10:00:00.000Z',
        confirmed: true,
      },
      team: number % 3 === 0 ? [member] : [],
      ...(number % 4 === 0 ? {} : { nextReviewOn: `2026-04-${day}` }),
      ...(number % 11 === 0
        ? {
            shield: {
              hiddenFrom: [GREENWICH],
              because: 'refuge' as const,
              since: '2026-03-01T10:00:00.000Z',
            },
          }
        : {}),
    });
  });
}

/** What every list of episodes keeps to. */
export function episodeListSuite(open: () => Pick<EpisodeStores, 'episodes'>): void {
  const all = madeUp();
  const ids = (of: readonly Episode[]): string[] => of.map(({ id }) => id).sort();
  const made = new Set(ids(all));
  const keep = async (): Promise<Pick<EpisodeStores, 'episodes'>> => {
    const { episodes } = open();
    for (const one of all) {
      if (await episodes.find(one.id)) continue;
      const { shield: _shield, ...unhidden } = one;
      await episodes.add(unhidden);
      for (const member of one.team) await episodes.addTeamMember(unhidden, member);
      if (one.shield) await episodes.saveShield(one);
    }
    // Not the store itself: whatever is asked of one in a transaction is there, `then` as well.
    return { episodes };
  };
  const shown = async (
    episodes: EpisodeStores['episodes'],
    choice: EpisodeChoice,
    order: EpisodeOrder = 'newest',
  ): Promise<Episode[]> =>
    (await episodes.list({ choice, order, limit: 1_000 })).filter(({ id }) => made.has(id));

  it('shows what somebody works with, by every row as the policies say it', async () => {
    const { episodes } = await keep();
    for (const [place, authority] of HOMES.entries()) {
      const caller = { ...asked(authority).caller, personId: person(place + 1) };
      const choice = choiceOf({ mine: true }, caller);
      if (!choice) throw new Error('They are somebody');
      const rows = ids(await shown(episodes, choice));
      for (const one of all) {
        const worksWith = !isRefusal(
          whoMay.decide(AddTeamMember.type, one, { ...asked(authority), caller }),
        );
        expect([one.id, rows.includes(one.id)]).toEqual([one.id, worksWith]);
      }
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it.each([
    {},
    { state: 'disputed' },
    { state: 'active' },
    { state: 'closed' },
    { lead: person(2) },
    { team: person(3) },
    { team: person(1), state: 'registered' },
    { home: GREENWICH },
    { level: 3 },
    { reviewBefore: '2026-04-10' },
    { references: ['REF 4'] },
    { references: ['ref 4'] },
    { person: person(1), level: 2, home: SOUTHWARK },
  ] as Omit<EpisodeChoice, 'authority'>[])('chooses by %p, each row as it should', async (by) => {
    const { episodes } = await keep();
    for (const authority of HOMES) {
      const choice = { authority, ...by };
      const wanted = all.filter((one) => isChosen(one, choice));
      expect(ids(await shown(episodes, choice))).toEqual(ids(wanted));
      expect(await episodes.count(choice)).toBeGreaterThanOrEqual(wanted.length);
    }
  });

  it('goes by the day of the next review, page by page, and what has none comes last', async () => {
    const { episodes } = await keep();
    const choice = { authority: SOUTHWARK, person: person(3) };
    const wanted = all
      .filter((one) => isChosen(one, choice))
      .map((one) => ({ ...reviewPlace(one) }))
      .sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1));
    const listed: string[] = [];
    let after: { at: string; id: string } | undefined;
    do {
      const page = await episodes.list({
        choice,
        order: 'review',
        limit: 3,
        ...(after ? { after } : {}),
      });
      listed.push(...page.map(({ id }) => id).filter((id) => made.has(id)));
      const last = page.at(-1);
      after = last && reviewPlace(last);
    } while (after);
    expect(listed).toEqual(wanted.map(({ id }) => id));
    expect(wanted.length).toBeGreaterThan(6);
  });

  it.each([
    [{ reviewBefore: '2021-01-01' }, { nextReviewOn: '2020-12-31' }],
    [{ state: 'stepped_up' }, { state: 'stepped_up', disputes: [] }],
    [
      { state: 'disputed', level: 1 },
      { state: 'active', disputes: [testId(78)] },
    ],
    [{ level: 4 }, { levelOfNeed: { level: 4, label: 'Statutory' } }],
    [{ authority: LEWISHAM, home: GREENWICH }, { homeAuthority: GREENWICH }],
  ] as [Partial<EpisodeChoice>, Partial<Episode>][])(
    'chosen by %p, one stands in the list after %p, and not before',
    async (by, change) => {
      const { episodes } = await keep();
      const choice = { authority: SOUTHWARK, ...by };
      const isListed = async ({ id }: Episode) =>
        (await shown(episodes, choice)).some((one) => one.id === id);
      const [before] = all.filter(
        (one) => isChosen(one, { authority: choice.authority, level: 1 }) && !isChosen(one, choice),
      );
      if (!before) throw new Error('Southwark has no part in any of them');
      expect(await isListed(before)).toBe(false);
      await episodes.save({ ...before, ...change } as Episode);
      expect(await isListed(before)).toBe(true);
      await episodes.save(before);
      expect(await isListed(before)).toBe(false);
    },
  );
}
