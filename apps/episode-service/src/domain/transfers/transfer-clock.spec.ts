import { describe, expect, it } from '@jest/globals';
import { accept, nominate, onClock, receivePack } from './transfer.js';
import { NEVER_CLOSED } from './closed-sides.js';
import { alarmOf, isHeld, lastReviewDay, startClock, stopClock } from './transfer-clock.js';
import { person } from '../../testing/examples.js';
import { USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';
import {
  accepted,
  AT,
  lead,
  nominated,
  nominee,
  proposed,
  sure,
} from '../../testing/transfers-under-way.js';

describe('a transfer', () => {
  it('reminds after three working days and runs out after five: into a dispute where the receiver was silent', () => {
    const waiting = proposed();
    expect(onClock(waiting, '2026-03-05T16:59:59.999Z', policy)).toBeUndefined();
    const reminded = onClock(waiting, '2026-03-05T17:00:00.000Z', policy);
    expect(reminded).toMatchObject({ event: 'remind', transfer: { state: 'proposed' } });
    expect(
      onClock(reminded?.transfer ?? waiting, '2026-03-05T17:00:00.000Z', policy),
    ).toBeUndefined();
    const due = '2026-03-09T17:00:00.000Z';
    expect(onClock(nominated(), due, policy)).toMatchObject({
      event: 'run_out',
      transfer: { state: 'disputed', endedAt: due },
    });
    expect(onClock(waiting, due, { ...policy, onSilence: 'expire' })?.transfer.state).toBe(
      'expired',
    );
    expect(onClock(proposed({ familyView: 'not_yet_asked' }), due, policy)?.transfer.state).toBe(
      'expired',
    );
    expect(onClock(accepted(), due, policy)?.transfer.state).toBe('expired');
  });

  it('has its clock stand still during a dispute, and loses no working time by it', () => {
    const still = stopClock(proposed(), '2026-03-04T12:00:00.000Z');
    expect([still.dueAt, alarmOf(still), still.hoursLeft]).toEqual([undefined, undefined, 29]);
    expect(stopClock(still, AT)).toBe(still);
    expect(startClock(still, '2026-03-16T09:00:00.000Z').dueAt).toBe('2026-03-19T17:00:00.000Z');
    expect(
      startClock(stopClock(proposed(), '2026-03-09T17:00:00.000Z'), '2026-03-16T10:00:00.000Z')
        .dueAt,
    ).toBe('2026-03-16T17:00:00.000Z');
    expect(startClock(proposed(), AT)).toEqual(proposed());
  });

  it('does not take effect during a dispute either, and then does at once', () => {
    const effectiveAt = '2026-03-20T08:00:00.000Z';
    const held = stopClock(sure(receivePack(accepted({ effectiveAt }), 'd', nominee, AT)), AT);
    expect([alarmOf(held), onClock(held, '2026-03-23T08:00:00.000Z', policy)]).toEqual([
      undefined,
      undefined,
    ]);
    const again = startClock(held, '2026-03-23T08:00:00.000Z');
    expect(alarmOf(again)).toBe(effectiveAt);
    expect(onClock(again, '2026-03-23T08:00:00.000Z', policy)?.transfer.state).toBe('completed');
    expect(stopClock(held, AT)).toBe(held);
  });

  it('is held up by a dispute, but not where an outcome ordered it, until that very one is open again', () => {
    const ordered = proposed({}, { orderedBy: 'o' });
    expect([isHeld(proposed(), { disputes: [] }), isHeld(proposed(), { disputes: ['d'] })]).toEqual(
      [false, true],
    );
    expect([
      isHeld(ordered, { disputes: ['d'] }),
      isHeld(ordered, { disputes: ['d', 'o'] }),
    ]).toEqual([false, true]);
  });

  describe('whose people are closed on some days', () => {
    const inset = { from: '2026-03-06', to: '2026-03-06', name: 'Training day' };
    const closed = { outgoing: [inset], incoming: [inset] };
    const LATER = '2026-03-10T17:00:00.000Z';
    const USUAL = '2026-03-09T17:00:00.000Z';

    it('leaves those days out while who leads is to ask the family, and of no authority’s office', () => {
      const asking = proposed({ familyView: 'not_yet_asked' }, { closed });
      expect(asking).toMatchObject({ dueAt: LATER, notCounted: [inset] });
      for (const familyView of ['agrees', 'disagrees'] as const) {
        const office = proposed({ familyView }, { closed });
        expect(office.dueAt).toBe(USUAL);
        expect(office).not.toHaveProperty('notCounted');
      }
    });

    it('leaves them out once somebody is named who is closed, and no more where another is', () => {
      const named = sure(nominate(proposed(), person(2), lead, { at: AT, closed }));
      expect(named).toMatchObject({ dueAt: LATER, notCounted: [inset] });
      const other = sure(nominate(named, person(6), lead, { at: AT }));
      expect(other.dueAt).toBe(USUAL);
      expect(other).not.toHaveProperty('notCounted');
      expect(sure(nominate(stopClock(proposed(), AT), person(2), lead, { at: AT, closed })))
        // What stands still is not counted for anybody.
        .not.toHaveProperty('dueAt');
    });

    it('leaves them out of the time for the pack and of the day of the review', () => {
      const taken = { at: AT, policy, reviewOn: undefined, closed };
      const received = sure(accept(nominated(), nominee, taken));
      expect(received).toMatchObject({ dueAt: LATER, notCounted: [inset] });
      expect(lastReviewDay(received, AT, policy)).toBe('2026-03-30');
      expect(lastReviewDay(received, AT, policy, [inset])).toBe('2026-03-31');
      const late = { ...taken, reviewOn: '2026-03-31' };
      expect(accept(nominated(), nominee, late)).toMatchObject({ reviewOn: '2026-03-31' });
      expect(accept(nominated(), nominee, { ...late, closed: NEVER_CLOSED })).toMatchObject({
        refused: 'step_incomplete',
      });
    });

    it('loses no working time by a dispute either, and leaves out what is closed afterwards', () => {
      const still = stopClock(
        sure(nominate(proposed(), person(2), lead, { at: AT, closed })),
        '2026-03-04T12:00:00.000Z',
      );
      expect([still.hoursLeft, still.notCounted]).toEqual([29, undefined]);
      const after = { from: '2026-03-17', to: '2026-03-18', name: 'Half term' };
      const again = { outgoing: [], incoming: [after] };
      expect(startClock(still, '2026-03-16T09:00:00.000Z', again)).toMatchObject({
        dueAt: '2026-03-23T17:00:00.000Z',
        notCounted: [after],
      });
    });
  });
});
