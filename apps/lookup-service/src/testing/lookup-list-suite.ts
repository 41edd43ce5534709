import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { Enquiry } from '../domain/lookups/enquiry.js';
import { turnDown, withdraw } from '../domain/lookups/lookup-decisions.js';
import { answeredLookup, LEWISHAM, SOUTHWARK, waitingLookup } from './examples.js';

const NOW = '2026-06-10T12:00:00.000Z';

/** What every implementation of the store of lookups keeps to where it lists them. */
export function lookupListSuite(open: () => Pick<LookupStores, 'lookups' | 'enquiries'>): void {
  const [authority, askerId] = ['E09000032', testId(8_601)];
  const asked = (day: number, personId = askerId) => ({
    authority,
    personId,
    askedAt: `2026-06-0${String(day)}T10:00:00.000Z`,
  });
  const live = { answers: [{ authority: SOUTHWARK, outcome: 'asked_live' as const }] };
  const enquiry = (id: string, lookupId: string, answerBy: string): Enquiry => ({
    id,
    lookupId,
    authority: SOUTHWARK,
    askedAt: '2026-06-10T11:59:00.000Z',
    answerBy,
    awaitedUntil: answerBy,
    attempt: 1,
  });

  it('lists lookups of an authority or of a person, the newest first, by how they stand', async () => {
    const { lookups, enquiries } = open();
    const waiting = waitingLookup(testId(8_611), { ...asked(1), confirmBy: NOW });
    const open_ = waitingLookup(testId(8_612), {
      ...asked(2),
      confirmBy: '2026-06-10T12:00:00.001Z',
    });
    const { next: refused } = turnDown(waitingLookup(testId(8_613), asked(3)), 'no case', NOW);
    const withdrawn = withdraw(answeredLookup(testId(8_614), asked(4)));
    const gathering = answeredLookup(testId(8_615), { ...asked(5), ...live });
    const timedOut = answeredLookup(testId(8_616), { ...asked(6), ...live });
    const colleagues = answeredLookup(testId(8_617), {
      ...asked(6, testId(8_602)),
      colleagueId: testId(8_603),
    });
    const elsewhere = answeredLookup(testId(8_618), { ...asked(7), authority: LEWISHAM });
    const mine = [timedOut, gathering, withdrawn, refused, open_, waiting];
    for (const lookup of [...mine, colleagues, elsewhere]) await lookups.add(lookup);
    await enquiries.add([
      enquiry(testId(8_621), gathering.id, '2026-06-10T12:00:00.001Z'),
      enquiry(testId(8_622), timedOut.id, NOW),
    ]);

    const list = async (change: object = {}, personId?: string) => {
      const side = personId === undefined ? { authority } : { authority, personId };
      return (await lookups.list(side, { now: NOW, limit: 20, ...change })).map(({ id }) => id);
    };
    const ids = (...of: { readonly id: string }[]) => of.map(({ id }) => id);
    expect(await list()).toEqual(ids(colleagues, ...mine));
    expect(await list({}, askerId)).toEqual(ids(...mine));
    const named = { authority, personId: testId(8_603) };
    const page = { now: NOW, limit: 20 };
    expect(ids(...(await lookups.list({ ...named, orNamed: true }, page)))).toEqual(
      ids(colleagues),
    );
    expect(await lookups.list(named, page)).toEqual([]);
    expect(await list({ limit: 2 })).toEqual(ids(colleagues, timedOut));
    const after = { at: colleagues.askedAt, id: colleagues.id };
    expect(await list({ after })).toEqual(ids(...mine));
    expect(await list({ since: gathering.askedAt }, askerId)).toEqual(ids(timedOut, gathering));
    for (const [status, those] of [
      ['complete', [colleagues, timedOut]],
      ['gathering', [gathering]],
      ['withdrawn', [withdrawn]],
      ['refused', [refused]],
      ['awaiting_confirmation', [open_]],
      ['expired', [waiting]],
    ] as const)
      expect(await list({ status })).toEqual(ids(...those));
    await lookups.save(withdraw(gathering));
    expect(await list({ status: 'withdrawn' })).toEqual(ids(gathering, withdrawn));
    expect(await list({ status: 'gathering' })).toEqual([]);
  });
}
