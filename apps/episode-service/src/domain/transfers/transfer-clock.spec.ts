import { describe, expect, it } from '@jest/globals';
import { onClock, receivePack } from './transfer.js';
import { alarmOf, isHeld, startClock, stopClock } from './transfer-clock.js';
import { USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';
import {
  accepted,
  AT,
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
});
