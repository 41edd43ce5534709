import { describe, expect, it } from '@jest/globals';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import {
  accept,
  cancel,
  decline,
  nominate,
  onClock,
  propose,
  type Proposing,
  receivePack,
} from './transfer.js';
import { overruleFamily, recordFamilyView } from './family-view.js';
import { alarmOf, lastReviewDay, waitsOf } from './transfer-clock.js';
import type { Transfer } from './transfer-state.js';
import { USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';
import {
  accepted,
  AT,
  by,
  lead,
  nominated,
  nominee,
  outgoing,
  proposal,
  proposed,
  stranger,
  sure,
} from '../../testing/transfers-under-way.js';

describe('proposing a transfer', () => {
  it('is for the authority that leads, on an episode in work and not in dispute', () => {
    const refused = (
      change: Parameters<typeof episode>[0],
      more: object = {},
      who: Partial<Proposing> = {},
    ) => propose(episode(change), { ...proposal, ...more }, { ...by, ...who });
    expect(refused({}, {}, { authority: GREENWICH })).toMatchObject({ refused: 'forbidden' });
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
    expect(nominate(waiting, person(2), lead, { at: AT })).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('record_family_view (the proposing authority)'),
    });
    expect(recordFamilyView(waiting, 'agrees', lead, { at: AT, policy })).toMatchObject({
      refused: 'forbidden',
    });
    const later = '2026-03-05T12:00:00.000Z';
    expect(
      sure(recordFamilyView(waiting, 'agrees', outgoing, { at: later, policy })),
    ).toMatchObject({ state: 'proposed', familyView: 'agrees', dueAt: '2026-03-12T17:00:00.000Z' });
  });

  it('stands still where the family says no, until the lead CAF contact has told it why it goes on', () => {
    const contact = { ...outgoing, personId: person(5), isLeadCafContact: true };
    const later = { at: '2026-03-05T12:00:00.000Z', policy };
    const why = { reason: 'Who leads leaves', familyToldOn: '2026-03-05' };
    const refusedToNominate = (transfer: Transfer): void => {
      expect(transfer).toMatchObject({ state: 'awaiting_family', familyView: 'disagrees' });
      expect(nominate(transfer, person(2), lead, { at: AT })).toMatchObject({
        refused: 'conflict',
        detail: expect.stringContaining('overrule_family (the proposing lead CAF contact)'),
      });
      expect(waitsOf(transfer)).toMatchObject([
        { step: 'answer_family_no', authority: LEWISHAM, role: 'lead_caf_contact' },
      ]);
    };
    const atOnce = proposed({ familyView: 'disagrees' });
    const asked = proposed({ familyView: 'not_yet_asked' });
    refusedToNominate(atOnce);
    refusedToNominate(sure(recordFamilyView(asked, 'disagrees', outgoing, later)));
    for (const other of [outgoing, lead, nominee, stranger])
      expect(overruleFamily(atOnce, why, other, later)).toMatchObject({ refused: 'forbidden' });
    expect(overruleFamily(asked, why, contact, later)).toMatchObject({ refused: 'conflict' });
    expect(overruleFamily(proposed(), why, contact, later)).toMatchObject({ refused: 'conflict' });
    expect(
      overruleFamily(atOnce, { ...why, familyToldOn: '2026-03-06' }, contact, later),
    ).toMatchObject({ refused: 'date_in_future' });
    const goesOn = sure(overruleFamily(atOnce, why, contact, later));
    expect(goesOn).toMatchObject({
      state: 'proposed',
      familyView: 'disagrees',
      goesOnBecause: 'Who leads leaves',
      familyToldOn: '2026-03-05',
      dueAt: '2026-03-12T17:00:00.000Z',
    });
    expect(nominate(goesOn, person(2), lead, { at: AT })).toMatchObject({ state: 'nominated' });
    expect(sure(recordFamilyView(atOnce, 'agrees', outgoing, later))).toMatchObject({
      state: 'proposed',
    });
    expect(onClock(atOnce, '2026-03-10T09:00:00.000Z', policy)?.transfer).toMatchObject({
      state: 'expired',
      endedBecause: 'The family said no, and nobody answered for going on.',
    });
  });
});

describe('a transfer within an authority', () => {
  const contact = { ...outgoing, personId: person(5), isLeadCafContact: true };
  const colleague = { ...outgoing, personId: person(4) };
  const within = () => proposed({ toAuthority: LEWISHAM });
  const acceptedWithin = () => ({
    ...sure(
      accept(sure(nominate(within(), person(4), contact, { at: AT })), colleague, {
        ...{ at: AT, policy, reviewOn: undefined },
      }),
    ),
    packDigest: 'd',
  });

  it('passes the lead to a colleague, whom the lead CAF contact names and who says yes', () => {
    expect(waitsOf(within())).toMatchObject([{ step: 'nominate', authority: LEWISHAM }]);
    expect(nominate(within(), person(1), contact, { at: AT })).toMatchObject({
      refused: 'conflict',
    });
    const named = sure(nominate(within(), person(4), contact, { at: AT }));
    for (const other of [outgoing, contact, lead])
      expect(accept(named, other, { at: AT, policy, reviewOn: undefined })).toMatchObject({
        refused: 'forbidden',
      });
    for (const other of [outgoing, lead])
      expect(receivePack(acceptedWithin(), 'd', other, AT)).toMatchObject({ refused: 'forbidden' });
    for (const one of [colleague, contact])
      expect(receivePack(acceptedWithin(), 'd', one, AT)).toMatchObject({
        state: 'completed',
        incomingPersonId: person(4),
      });
  });

  it('lapses where nobody answers: there is nobody to dispute with', () => {
    const long = '2026-03-20T09:00:00.000Z';
    expect(onClock(within(), long, policy)?.transfer).toMatchObject({ state: 'expired' });
    expect(onClock(proposed(), long, policy)?.transfer).toMatchObject({ state: 'disputed' });
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
});
