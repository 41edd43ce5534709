import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { EPISODE, episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import * as steps from './outside-hand-over.js';
import type { OutsideHandOver } from './outside-hand-over.js';

// A Monday.
const AT = '2026-03-02T09:30:00.000Z';
const by = {
  ...{ id: testId(620), authority: LEWISHAM, personId: person(1), isLeadCafContact: false },
  at: AT,
};
const contact = { ...by, isLeadCafContact: true };
const of = { episodeId: EPISODE, handOverId: by.id };
const wanted = {
  ...{ episodeId: EPISODE, receiverName: 'Kent', receiverContact: 'Ring 01234' },
  familyView: 'agrees',
} as const;
const open = (change: object = {}) =>
  steps.openOutside(episode(), { ...wanted, ...change }, by, []) as OutsideHandOver;
const digest = 'a'.repeat(64);
const going = episode();
const ACTS: Record<string, (one: OutsideHandOver) => ReturnType<typeof steps.sendPack>> = {
  agrees: (one) => steps.recordView(one, going, 'agrees', by),
  disagrees: (one) => steps.recordView(one, going, 'disagrees', by),
  overrule: (one) =>
    steps.overruleView(one, going, { ...of, reason: 'x', familyToldOn: '2026-03-02' }, contact),
  pack: (one) => steps.notePack(one, going, digest, by),
  send: (one) => steps.sendPack(one, going, { ...of, sentBy: 'post', digest }, by),
  receive: (one) =>
    steps.receivePackOutside(
      one,
      going,
      { ...of, receivedBy: 'Jo', receivedOn: '2026-03-02', confirmedBy: 'telephone' },
      by,
    ),
  cancel: (one) => steps.cancelOutside(one, going, { ...of, because: 'family_stays' }, by),
};

describe('a hand-over out of London', () => {
  it('is received only after the family was heard and the pack that was made up was sent, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('agrees', 'disagrees', 'not_yet_asked'),
        fc.array(fc.constantFrom(...Object.keys(ACTS)), { maxLength: 12 }),
        (familyView, tried) => {
          const end = tried.reduce((one, act) => {
            const next = ACTS[act]?.(one) ?? one;
            return isRefusal(next) ? one : next;
          }, open({ familyView }));
          if (end.state === 'received') {
            expect(end.packDigest).toBe(digest);
            expect(end.sentAt).toBe(AT);
            expect(end.familyView === 'agrees' || end.goesOnBecause !== undefined).toBe(true);
          }
          expect(end.endedAt !== undefined).toBe(['received', 'cancelled'].includes(end.state));
          expect(end.state === 'open' && end.familyView === 'not_yet_asked').toBe(false);
        },
      ),
    );
  });

  it('has five working days for each step', () => {
    expect(open().dueAt.slice(0, 10)).toBe('2026-03-09');
    const packed = steps.notePack(open(), going, digest, by) as OutsideHandOver;
    const later = { ...by, at: '2026-03-06T09:30:00.000Z' };
    const sent = steps.sendPack(packed, going, { ...of, sentBy: 'post', digest }, later);
    expect(sent).toMatchObject({ state: 'sent', dueAt: '2026-03-13T17:00:00.000Z' });
    const other = { ...of, sentBy: 'post', digest: 'b'.repeat(64) } as const;
    expect(steps.sendPack(packed, going, other, by)).toEqual({ refused: 'pack_unconfirmed' });
  });

  it('is for who leads, once, while the case goes on; a no is answered by the lead CAF contact', () => {
    const opened = (change: object, others: readonly OutsideHandOver[] = [], who = by) =>
      steps.openOutside(episode(change), wanted, who, others);
    expect(opened({}, [], { ...by, authority: GREENWICH })).toMatchObject({
      refused: 'forbidden',
    });
    expect(opened({}, [open()])).toEqual({ refused: 'outside_hand_over_exists' });
    expect(opened({ state: 'closed' })).toMatchObject({ refused: 'conflict' });
    expect(opened({ disputes: [testId(1)] })).toMatchObject({ refused: 'conflict' });
    const no = open({ familyView: 'disagrees' });
    const answer = { ...of, reason: 'x', familyToldOn: '2026-03-02' };
    expect(steps.overruleView(no, going, answer, by)).toMatchObject({ refused: 'forbidden' });
    const tomorrow = { ...answer, familyToldOn: '2026-03-03' };
    expect(steps.overruleView(no, going, tomorrow, contact)).toMatchObject({
      refused: 'date_in_future',
    });
    const unasked = open({ familyView: 'not_yet_asked' });
    expect(steps.overruleView(unasked, going, answer, contact)).toMatchObject({
      refused: 'outside_step_first',
    });
  });
});
