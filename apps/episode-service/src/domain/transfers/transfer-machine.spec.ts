import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { permits } from '@hub/workflow';
import { person } from '../../testing/examples.js';
import { accept, cancel, decline, nominate, onClock, receivePack } from './transfer.js';
import { overruleFamily, recordFamilyView } from './family-view.js';
import { hasEnded, isOpen, type Transfer } from './transfer-state.js';
import { alarmOf, startClock, stopClock, waitsOf } from './transfer-clock.js';
import { TRANSFER_MACHINE, type TransferEvent } from './transfer-machine.js';
import { LONDON_TIME, USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';
import { actors, AT, proposed, withPack } from '../../testing/transfers-under-way.js';

describe('a transfer', () => {
  it('whatever is tried, by whomever, whenever: follows its table, ends once, and while it goes on somebody is waited for or a clock runs', () => {
    const what = fc.constantFrom(
      'family',
      'family_no',
      'overrule',
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
        fc.constantFrom('agrees' as const, 'disagrees' as const, 'not_yet_asked' as const),
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
              family_no: () => [
                'record_family_view',
                recordFamilyView(transfer, 'disagrees', who, { at, policy }),
              ],
              overrule: () => [
                'overrule_family',
                overruleFamily(
                  transfer,
                  { reason: 'because', familyToldOn: '2026-03-02' },
                  { ...who, isLeadCafContact: true },
                  { at, policy },
                ),
              ],
              nominate: () => ['nominate', nominate(transfer, person(2), who, { at })],
              accept: () => ['accept', accept(transfer, who, { at, policy, reviewOn: undefined })],
              receive: () => ['receive_pack', receivePack(withPack(transfer), 'd', who, at)],
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
            const { familyView: view, goesOnBecause, state } = next;
            if (state !== 'cancelled' && next.incomingPersonId !== undefined)
              expect(view === 'agrees' || goesOnBecause !== undefined).toBe(true);
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
