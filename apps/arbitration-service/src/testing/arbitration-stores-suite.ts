import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { ArbitrationStores } from '../application/ports.js';
import { isChosen } from '../domain/dispute-choice.js';
import { climb } from '../domain/dispute-steps.js';
import {
  AT,
  ARBITRATORS,
  BRENT,
  dispute,
  EPISODE,
  GREENWICH,
  LADDER,
  LEWISHAM,
  SOUTHWARK,
} from './examples.js';

/** What every implementation of the stores keeps to. */
export function arbitrationStoresSuite(open: () => ArbitrationStores): void {
  it('gives disputes to their parties, newest first, from a place on', async () => {
    const { disputes } = open();
    const made = [1, 2, 3].map((number) =>
      dispute({}, testId(number), `2026-03-0${String(number)}T10:00:00.000Z`),
    );
    for (const one of made) await disputes.add(one);
    const [first, second, third] = made;
    expect(await disputes.find(testId(1))).toEqual(first);
    expect(await disputes.list({ authority: GREENWICH }, 2)).toEqual([third, second]);
    expect(
      await disputes.list({ authority: LEWISHAM }, 2, {
        at: second?.openedAt ?? '',
        id: second?.id ?? '',
      }),
    ).toEqual([first]);
    expect(await disputes.list({ authority: SOUTHWARK }, 2)).toEqual([]);
    for (const authority of [GREENWICH, LEWISHAM, SOUTHWARK])
      for (const direction of [undefined, 'in', 'out'] as const)
        for (const state of [undefined, 'open', 'resolved'] as const)
          for (const episode of [undefined, EPISODE, testId(404)]) {
            const choice = {
              authority,
              ...(direction ? { direction } : {}),
              ...(state ? { state } : {}),
              ...(episode === undefined ? {} : { episode }),
            };
            const wanted = made.filter((one) => isChosen(one, choice)).reverse();
            const found = await disputes.list(choice, 50);
            expect(found.filter(({ id }) => made.some((one) => one.id === id))).toEqual(wanted);
          }
  });

  it('gives to a person those about children with whom they work, where it is asked for them', async () => {
    const { disputes, counterparts } = open();
    const [theirs, other] = [testId(861), testId(862)].map((id, place) => ({
      ...dispute({}, id, `2026-06-0${String(place + 1)}T10:00:00.000Z`),
      episodeId: testId(863 + place),
    }));
    if (!theirs || !other) throw new Error('There are two');
    for (const one of [theirs, other]) await disputes.add(one);
    const lead = { personId: testId(865), relation: 'lead_professional', confirmed: true } as const;
    await counterparts.notePeople(theirs.episodeId, [lead], 1);
    const listed = async (worksWith: string) => {
      const found = await disputes.list({ authority: GREENWICH, worksWith }, 50);
      return found.map(({ id }) => id);
    };
    expect(await listed(lead.personId)).toEqual([theirs.id]);
    expect(await listed(testId(866))).toEqual([]);
  });

  it('gives disputes to whoever was appointed to decide them, by kind and state', async () => {
    const { disputes, rota } = open();
    const judge = { authority: SOUTHWARK, personId: testId(881) };
    const other = { authority: SOUTHWARK, personId: testId(882) };
    const made = [1, 2].map((place) => {
      const arbitrators = [{ ...judge, appointedAt: AT }];
      const kind = place === 1 ? 'funding' : 'residence';
      const openedAt = `2026-05-0${String(place)}T10:00:00.000Z`;
      return { ...dispute({ kind }, testId(870 + place), openedAt), arbitrators };
    });
    for (const one of made) {
      await disputes.add(one);
      const candidate = { ...judge, appointments: 0, appointmentsOfAuthority: 0 };
      await rota.note(one.id, candidate, AT);
    }
    const [first, second] = made;
    expect(await disputes.judgedBy(judge, 5)).toEqual([second, first]);
    const place = { at: second?.openedAt ?? '', id: second?.id ?? '' };
    expect(await disputes.judgedBy(judge, 5, place)).toEqual([first]);
    expect(await disputes.judgedBy({ ...judge, kind: 'funding' }, 5)).toEqual([first]);
    expect(await disputes.judgedBy({ ...judge, state: 'resolved' }, 5)).toEqual([]);
    expect(await disputes.judgedBy(other, 5)).toEqual([]);
    expect(await disputes.judgedBy({ ...judge, authority: LEWISHAM }, 5)).toEqual([]);
  });

  it('keeps a dispute through its life, with what it says of a transfer', async () => {
    const { disputes } = open();
    const transferId = testId(77);
    const opened = dispute({ transferId }, testId(11));
    await disputes.add(opened);
    const climbed = climb(opened, 'run_out', '2026-03-04T17:00:00.000Z', LADDER);
    await disputes.save({
      ...climbed,
      state: 'resolved',
      outcome: {
        how: 'agreed',
        terms: 'x',
        rung: 1,
        at: climbed.openedAt,
        parties: [
          { authority: LEWISHAM, recordedAt: climbed.openedAt, carriedOutAt: climbed.openedAt },
        ],
      },
    });
    expect(await disputes.lock(opened.id)).toMatchObject({
      rung: 1,
      rungs: [{ missed: [LEWISHAM, GREENWICH] }, { rung: 1 }],
      outcome: { terms: 'x' },
    });
    expect((await disputes.ofEpisodes([opened.episodeId])).map(({ id }) => id)).toContain(
      opened.id,
    );
    expect(await disputes.ofEpisodes([testId(12)])).toEqual([]);
    expect([await disputes.isDisputed(transferId), await disputes.isDisputed(testId(78))]).toEqual([
      true,
      false,
    ]);
    expect(await disputes.find(testId(12))).toBeUndefined();
  });

  it('keeps who works with the child, by the newest version of the episode', async () => {
    const { counterparts } = open();
    const lead = { personId: testId(71), relation: 'lead_professional', confirmed: true } as const;
    expect(await counterparts.people(testId(70))).toEqual([]);
    await counterparts.notePeople(testId(70), [lead], 2);
    await counterparts.notePeople(testId(70), [], 1);
    expect(await counterparts.people(testId(70))).toEqual([lead]);
    await counterparts.notePeople(testId(70), [], 3);
    expect(await counterparts.people(testId(70))).toEqual([]);
  });

  it('notes how an episode stands, and when social care gave its child back', async () => {
    const { counterparts } = open();
    const note = (state: string, at: string) => counterparts.noteState(testId(71), state, at);
    const standing = () => counterparts.standing(testId(71));
    expect((await standing()).state).toBeUndefined();
    await note('active', AT);
    await note('stepped_up', AT);
    expect(await standing()).toEqual({ state: 'stepped_up', steppedDownAt: undefined });
    const back = '2026-04-01T10:00:00.000Z';
    await note('active', back);
    expect(await standing()).toEqual({ state: 'active', steppedDownAt: back });
    await note('closed', AT);
    expect(await standing()).toEqual({ state: 'closed', steppedDownAt: back });
  });

  it('gathers counterparts', async () => {
    const { counterparts } = open();
    await counterparts.add(EPISODE, [LEWISHAM]);
    await counterparts.add(EPISODE, [GREENWICH, LEWISHAM]);
    expect(await counterparts.of(EPISODE)).toEqual([GREENWICH, LEWISHAM]);
  });

  it('leaves out from whom an episode is hidden, by the newest version of the episode', async () => {
    const { counterparts } = open();
    const id = testId(72);
    await counterparts.add(id, [GREENWICH, LEWISHAM]);
    await counterparts.shield(id, [GREENWICH], 4);
    await counterparts.shield(id, [], 3);
    expect(await counterparts.of(id)).toEqual([LEWISHAM]);
    expect(await counterparts.hiddenFrom(id)).toEqual([GREENWICH]);
    expect(await counterparts.hiddenFrom(testId(73))).toEqual([]);
    await counterparts.shield(id, [], 5);
    expect(await counterparts.of(id)).toEqual([GREENWICH, LEWISHAM]);
    await counterparts.forget(id);
    expect(await counterparts.of(id)).toEqual([]);
  });

  it('keeps a ladder for ever under its version', async () => {
    const { ladders } = open();
    expect(await ladders.keep(LADDER)).toBe(true);
    expect(await ladders.keep({ ...LADDER })).toBe(true);
    expect(await ladders.keep({ ...LADDER, reopenDays: 1 })).toBe(false);
    expect(await ladders.find(1)).toEqual(LADDER);
    expect(await ladders.find(2)).toBeUndefined();
  });

  it('counts who was appointed', async () => {
    const { disputes, rota } = open();
    const one = dispute({}, testId(21));
    await disputes.add(one);
    const [first, second] = await rota.count(ARBITRATORS.slice(0, 2));
    if (!first) throw new Error('Nobody');
    expect([first, second]).toMatchObject([
      { authority: BRENT, appointments: 0, appointmentsOfAuthority: 0 },
      { authority: BRENT },
    ]);
    await rota.note(one.id, first, one.openedAt);
    expect(await rota.count(ARBITRATORS.slice(0, 2))).toMatchObject([
      { appointments: 1, appointmentsOfAuthority: 1 },
      { appointments: 0, appointmentsOfAuthority: 1 },
    ]);
  });
}
