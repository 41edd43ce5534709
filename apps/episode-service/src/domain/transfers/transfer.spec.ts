import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { permits } from '@hub/workflow';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import {
  accept,
  alarmOf,
  cancel,
  decline,
  hasEnded,
  isHeld,
  isOpen,
  lastReviewDay,
  nominate,
  onClock,
  propose,
  type Proposing,
  receivePack,
  recordFamilyView,
  startClock,
  stopClock,
  type Transfer,
  waitsOf,
} from './transfer.js';
import { TRANSFER_MACHINE, type TransferEvent } from './transfer-machine.js';
import { LONDON_TIME, USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';

/** A Monday morning. */
const AT = '2026-03-02T09:30:00.000Z';
const proposal = {
  episodeId: 'e',
  toAuthority: GREENWICH,
  reason: 'move',
  familyView: 'agrees',
} as const;
const by: Proposing = { id: 't', authority: LEWISHAM, at: AT, policy, others: [] };
const lead = { authority: GREENWICH, personId: person(9), isLeadCafContact: true };
const nominee = { authority: GREENWICH, personId: person(2), isLeadCafContact: false };
const outgoing = { authority: LEWISHAM, personId: person(1), isLeadCafContact: false };
const stranger = { authority: SOUTHWARK, personId: person(3), isLeadCafContact: true };
const actors = [lead, nominee, outgoing, stranger];

function sure(transfer: Transfer | Refusal): Transfer {
  if (isRefusal(transfer)) throw new Error(`${transfer.refused} ${transfer.detail ?? ''}`);
  return transfer;
}
const proposed = (
  change: Partial<Parameters<typeof propose>[1]> = {},
  more: Partial<Proposing> = {},
) => sure(propose(episode(), { ...proposal, ...change }, { ...by, ...more }));
const nominated = (change: Partial<Parameters<typeof propose>[1]> = {}) =>
  sure(nominate(proposed(change), person(2), lead));
const accepted = (change: Partial<Parameters<typeof propose>[1]> = {}) => ({
  ...sure(accept(nominated(change), nominee, { at: AT, policy, reviewOn: undefined })),
  packDigest: 'd',
});

describe('proposing a transfer', () => {
  it('is for the authority that leads, towards another, on an episode in work and not in dispute', () => {
    const refused = (
      change: Parameters<typeof episode>[0],
      more: object = {},
      who: Partial<Proposing> = {},
    ) => propose(episode(change), { ...proposal, ...more }, { ...by, ...who });
    expect(refused({}, {}, { authority: GREENWICH })).toMatchObject({ refused: 'forbidden' });
    expect(refused({}, { toAuthority: LEWISHAM })).toMatchObject({ refused: 'party_to_itself' });
    expect(refused({ state: 'withdrawn' })).toMatchObject({ refused: 'conflict' });
    expect(refused({ disputes: ['d'] })).toMatchObject({ refused: 'conflict' });
    expect(refused({}, { effectiveAt: AT })).toMatchObject({ refused: 'step_incomplete' });
  });

  it('waits its turn behind an open one, once for each authority, and not endlessly', () => {
    const first = proposed();
    const second = proposed({ toAuthority: SOUTHWARK }, { others: [first] });
    expect(second).toMatchObject({ state: 'queued', version: 1 });
    expect([alarmOf(second), waitsOf(second)]).toEqual([undefined, []]);
    expect(
      propose(episode({ state: 'transferring' }), proposal, { ...by, others: [first] }),
    ).toEqual({ refused: 'open_transfer_exists' });
    expect(
      propose(
        episode(),
        { ...proposal, toAuthority: 'E09000001' },
        { ...by, others: Array.from({ length: 6 }, () => second) },
      ),
    ).toEqual({ refused: 'open_transfer_exists' });
  });

  it('asks the family first where they were not asked, and gives the receiving authority its full time afterwards', () => {
    const waiting = proposed({ familyView: 'not_yet_asked' });
    expect(waiting.state).toBe('awaiting_family');
    expect(waitsOf(waiting)).toEqual([
      {
        step: 'record_family_view',
        authority: LEWISHAM,
        personId: person(1),
        dueAt: '2026-03-09T17:00:00.000Z',
      },
    ]);
    expect(nominate(waiting, person(2), lead)).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('record_family_view (the proposing authority)'),
    });
    expect(recordFamilyView(waiting, 'agrees', lead, { at: AT, policy })).toMatchObject({
      refused: 'forbidden',
    });
    const later = '2026-03-05T12:00:00.000Z';
    expect(
      sure(recordFamilyView(waiting, 'disagrees', outgoing, { at: later, policy })),
    ).toMatchObject({
      state: 'proposed',
      familyView: 'disagrees',
      dueAt: '2026-03-12T17:00:00.000Z',
    });
  });
});

describe('a transfer', () => {
  it('is accepted by the person nominated and by nobody else, and takes effect once the pack is received', () => {
    for (const actor of [lead, outgoing, stranger])
      expect(accept(nominated(), actor, { at: AT, policy, reviewOn: undefined })).toMatchObject({
        refused: 'forbidden',
      });
    expect(receivePack(nominated(), 'd', nominee, AT)).toMatchObject({ refused: 'conflict' });
    expect(receivePack(accepted(), 'other', nominee, AT)).toMatchObject({
      refused: 'pack_unconfirmed',
    });
    expect(receivePack(accepted(), 'd', outgoing, AT)).toMatchObject({ refused: 'forbidden' });
    expect(sure(receivePack(accepted(), 'd', nominee, AT))).toMatchObject({
      state: 'completed',
      incomingPersonId: person(2),
      packReceivedAt: AT,
      endedAt: AT,
    });
  });

  it('takes effect at its moment where that is later, and not before', () => {
    const effectiveAt = '2026-03-20T08:00:00.000Z';
    const received = sure(receivePack(accepted({ effectiveAt }), 'd', nominee, AT));
    expect(received).toMatchObject({ state: 'accepted', packReceivedAt: AT });
    expect(alarmOf(received)).toBe(effectiveAt);
    expect(receivePack(received, 'd', nominee, AT)).toMatchObject({ refused: 'conflict' });
    expect(onClock(received, '2026-03-20T07:59:59.999Z', policy)).toBeUndefined();
    expect(onClock(received, effectiveAt, policy)?.transfer).toMatchObject({
      state: 'completed',
      endedAt: effectiveAt,
    });
  });

  it('is declined by its receivers and cancelled by its proposers', () => {
    const why = { reason: 'because', at: AT };
    expect(decline(proposed(), lead, why)).toMatchObject({
      state: 'declined',
      endedBecause: 'because',
    });
    for (const actor of [nominee, outgoing])
      expect(decline(proposed(), actor, why)).toMatchObject({ refused: 'forbidden' });
    expect(decline(nominated(), nominee, why)).toMatchObject({ state: 'declined' });
    expect(decline(accepted(), lead, why)).toMatchObject({ refused: 'conflict' });
    expect(cancel(accepted(), outgoing, why)).toMatchObject({ state: 'cancelled' });
    expect(cancel(proposed(), lead, why)).toMatchObject({ refused: 'forbidden' });
  });

  it('that an outcome ordered is not declined and does not lapse', () => {
    const ordered = proposed({}, { orderedBy: 'dispute' });
    expect(decline(ordered, lead, { reason: 'x', at: AT })).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('binds both sides'),
    });
    const missed = onClock(ordered, '2026-03-09T17:00:00.000Z', policy)?.transfer;
    expect(missed).toMatchObject({ state: 'proposed', dueAt: '2026-03-10T17:00:00.000Z' });
  });

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

  it('is reviewed within twenty working days of taking over', () => {
    expect(lastReviewDay(proposed(), AT, policy)).toBe('2026-03-30');
    expect(lastReviewDay(proposed({ effectiveAt: '2026-04-02T08:00:00.000Z' }), AT, policy)).toBe(
      '2026-05-05',
    );
    const agree = (reviewOn: string) => accept(nominated(), nominee, { at: AT, policy, reviewOn });
    for (const day of ['2026-03-02', '2026-03-31'])
      expect(agree(day)).toMatchObject({ refused: 'step_incomplete' });
    expect(agree('2026-03-30')).toMatchObject({ reviewOn: '2026-03-30' });
  });

  it('whatever is tried, by whomever, whenever: follows its table, ends once, and while it goes on somebody is waited for or a clock runs', () => {
    const what = fc.constantFrom(
      'family',
      'nominate',
      'accept',
      'receive',
      'decline',
      'cancel',
      'clock',
      'stop',
      'start',
    );
    const steps = fc.array(
      fc.record({ what, who: fc.constantFrom(...actors), hours: fc.integer({ min: 0, max: 20 }) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom('agrees' as const, 'not_yet_asked' as const),
        fc.boolean(),
        (taken, familyView, ordered) => {
          let transfer: Transfer = proposed({ familyView }, ordered ? { orderedBy: 'o' } : {});
          let at = AT;
          for (const { what: step, who, hours } of taken) {
            at = LONDON_TIME.addHours(at, hours);
            const why = { reason: 'because', at };
            const tried: Record<string, () => [TransferEvent, Transfer | Refusal | undefined]> = {
              family: () => [
                'record_family_view',
                recordFamilyView(transfer, 'agrees', who, { at, policy }),
              ],
              nominate: () => ['nominate', nominate(transfer, person(2), who)],
              accept: () => ['accept', accept(transfer, who, { at, policy, reviewOn: undefined })],
              receive: () => [
                'receive_pack',
                receivePack({ ...transfer, packDigest: 'd' }, 'd', who, at),
              ],
              decline: () => ['decline', decline(transfer, who, why)],
              cancel: () => ['cancel', cancel(transfer, who, why)],
              clock: () => {
                const woken = onClock(transfer, at, policy);
                return [woken?.event ?? 'remind', woken?.transfer];
              },
              stop: () => ['stop_clock', isOpen(transfer) ? stopClock(transfer, at) : undefined],
              start: () => ['start_clock', isOpen(transfer) ? startClock(transfer, at) : undefined],
            };
            const [event, next] = tried[step]?.() ?? ['remind', undefined];
            if (next === undefined || isRefusal(next) || next === transfer) continue;
            expect(permits(TRANSFER_MACHINE, transfer.state, event)).toBe(true);
            expect(next.version).toBe(transfer.version + 1);
            expect(next.state === 'completed').toBe(
              next.packReceivedAt !== undefined && hasEnded(next),
            );
            transfer = next;
            const alive =
              waitsOf(transfer).length > 0 &&
              (alarmOf(transfer) !== undefined || transfer.hoursLeft !== undefined);
            expect(
              hasEnded(transfer)
                ? alarmOf(transfer) === undefined && waitsOf(transfer).length === 0
                : alive,
            ).toBe(true);
          }
        },
      ),
    );
  });
});
