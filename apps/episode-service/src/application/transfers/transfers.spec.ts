import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { TransferView } from '@hub/contracts/episode';
import { asked } from '@hub/testing';
import { EPISODE, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import { lead, leading, transferAtWork } from '../../testing/transfers-at-work.js';
import { end } from '../../domain/transfers/transfer.js';
import { hasEnded, type Transfer } from '../../domain/transfers/transfer-state.js';
import { ReadTransfers } from './read-transfers.js';

function stoppedFirst(transfer: Transfer | undefined): Transfer {
  if (!transfer || hasEnded(transfer)) throw new Error('It goes on');
  return end(transfer, 'cancel', 'cancelled', { reason: 'x', at: '2026-03-01T09:00:00.000Z' });
}

describe('the transfer of a Lead Professional', () => {
  it('goes from proposal to nomination to acceptance to the receipt of the pack, in which the role passes', async () => {
    const { work, clock, nominate, accept, receive, now } = await transferAtWork();
    expect((await now())?.state).toBe('transferring');
    expect(await nominate()).toMatchObject({ state: 'nominated', version: 2 });
    expect(await accept()).toMatchObject({ state: 'accepted', version: 3 });
    expect((await now())?.lead).toMatchObject({ authority: LEWISHAM });
    expect(await receive()).toMatchObject({
      state: 'completed',
      version: 4,
      packReceivedAt: clock.now(),
      waits: [],
    });
    expect(await now()).toMatchObject({
      state: 'active',
      nextReviewOn: '2026-03-30',
      lead: { term: 2, authority: GREENWICH, personId: person(2), since: clock.now() },
    });
    expect(work.told).toEqual([
      ...['proposed', 'nominated', 'accepted', 'completed'].map((what) => [
        `transfer.${what}.v1`,
        [GREENWICH, LEWISHAM],
      ]),
      ['episode.people_changed.v1', []],
    ]);
    expect(await work.stores.timers.due('transfer', 9)).toEqual([]);
  });

  it('passes within an authority without asking whether the family lets that authority in, and not to who leads already', async () => {
    const { work, stand, propose, move, pack, now } = await transferAtWork();
    await work.stores.transfers.save(
      stoppedFirst(await work.stores.transfers.find(stand.transferId)),
    );
    const { id: transferId } = await propose({ toAuthority: LEWISHAM, reason: 'leaving_post' });
    stand.transferId = transferId;
    const contact = (expectedVersion: number) =>
      asked(LEWISHAM, { personId: person(5), roles: ['lead_caf_contact'], expectedVersion });
    const colleague = (expectedVersion: number) =>
      asked(LEWISHAM, { personId: person(4), expectedVersion });
    const name = (number: number) =>
      move().nominate({ transferId, personId: person(number) }, contact(1));
    expect(await name(1)).toMatchObject({ refused: 'conflict' });
    expect(await name(2)).toMatchObject({ refused: 'person_unknown' });
    expect(await name(4)).toMatchObject({ state: 'nominated' });
    expect(await move().accept({ transferId }, leading(2))).toMatchObject({ refused: 'forbidden' });
    expect(await move().accept({ transferId }, colleague(2))).toMatchObject({ state: 'accepted' });
    const given = await pack(colleague(0));
    if (isRefusal(given)) throw new Error(given.refused);
    const { digest } = given;
    expect(await move().receivePack({ transferId, digest }, leading(3))).toMatchObject({
      refused: 'forbidden',
    });
    expect(await move().receivePack({ transferId, digest }, colleague(3))).toMatchObject({
      state: 'completed',
    });
    expect(await now()).toMatchObject({
      state: 'active',
      lead: { term: 2, authority: LEWISHAM, personId: person(4) },
    });
  });

  it('stands still while the family says no, on the version that was read, until one of two answers for it', async () => {
    const { work, stand, propose, move } = await transferAtWork();
    await work.stores.transfers.save(
      stoppedFirst(await work.stores.transfers.find(stand.transferId)),
    );
    const { id: transferId } = await propose({ familyView: 'disagrees' });
    expect(await move().nominate({ transferId, personId: person(2) }, lead(1))).toMatchObject({
      refused: 'conflict',
    });
    const contact = asked(LEWISHAM, {
      ...{ personId: person(5), roles: ['lead_caf_contact'], expectedVersion: 1 },
    });
    const goOn = { transferId, reason: 'private words', familyToldOn: '2026-03-01' };
    expect(await move().overruleFamily(goOn, leading(1))).toMatchObject({ refused: 'forbidden' });
    const answers = [
      await move().overruleFamily(goOn, contact),
      await move().overruleFamily(goOn, contact),
    ];
    expect(answers).toMatchObject([
      { state: 'proposed', goesOnBecause: 'private words', familyToldOn: '2026-03-01' },
      { refused: 'etag_stale' },
    ]);
    expect(JSON.stringify(work.facts)).not.toContain('private');
  });

  it('tells with each step who is waited for', async () => {
    const { work, nominate } = await transferAtWork();
    await nominate();
    const waits = work.facts.map(({ payload }) => (payload as TransferView).waits);
    expect(waits).toEqual([
      [
        {
          step: 'nominate',
          authority: GREENWICH,
          role: 'lead_caf_contact',
          dueAt: '2026-03-09T17:00:00.000Z',
        },
      ],
      [
        {
          step: 'accept_transfer',
          authority: GREENWICH,
          personId: person(2),
          dueAt: '2026-03-09T17:00:00.000Z',
        },
      ],
    ]);
  });

  it('refuses a step taken on an older version, or on none', async () => {
    const { stand, move, nominate } = await transferAtWork();
    const { transferId } = stand;
    expect(await nominate(9)).toMatchObject({
      refused: 'etag_stale',
      stale: { current: expect.any(Number) },
    });
    const { expectedVersion: _none, ...without } = lead(1);
    expect(await move().nominate({ transferId, personId: person(2) }, without)).toEqual({
      refused: 'precondition_required',
    });
  });

  it('refuses a nominee who works elsewhere', async () => {
    const { nominate } = await transferAtWork();
    expect(await nominate(1, person(3))).toEqual({ refused: 'person_unknown' });
  });

  it('gives the pack to who takes over, once accepted, and only while consent permits it', async () => {
    const { stand, nominate, accept, pack, receive } = await transferAtWork();
    const { transferId } = stand;
    expect(await pack()).toMatchObject({ refused: 'conflict' });
    await nominate();
    await accept();
    expect(await pack(asked(LEWISHAM))).toMatchObject({ refused: 'forbidden' });
    expect(await pack(asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    stand.permitted = false;
    expect(await pack()).toEqual({ refused: 'sharing_denied' });
    expect(await receive()).toMatchObject({ refused: 'pack_unconfirmed' });
    stand.permitted = true;
    expect(await pack()).toMatchObject({
      transferId,
      episode: { id: EPISODE, team: [] },
      documents: [],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is as good as missing for everyone but its two parties', async () => {
    const { stand, work } = await transferAtWork();
    const { transferId } = stand;
    const read = new ReadTransfers(work);
    expect(await read.one({ transferId }, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await read.one({ transferId }, asked(GREENWICH))).toMatchObject({ id: transferId });
    expect(await read.one({ transferId }, asked(GREENWICH))).not.toHaveProperty('remindAt');
    expect(await read.list({}, asked(GREENWICH))).toMatchObject({ items: [{ id: transferId }] });
    expect(await read.list({}, asked(SOUTHWARK))).toEqual({ items: [] });
    expect(await read.list({ cursor: 'x' }, asked(GREENWICH))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('takes effect at its moment, not before', async () => {
    const { clock, stand, propose, move, nominate, accept, receive, wake, now, days } =
      await transferAtWork();
    const { transferId } = stand;
    await move().cancel({ transferId, reason: 'x' }, leading(1));
    stand.transferId = (await propose({ effectiveAt: '2026-03-16T08:00:00.000Z' })).id;
    await nominate();
    await accept();
    expect(await receive()).toMatchObject({ state: 'accepted' });
    days(10);
    await wake();
    expect((await now())?.lead.term).toBe(1);
    days(4);
    await wake();
    expect(await now()).toMatchObject({
      lead: { term: 2, authority: GREENWICH, since: clock.now() },
    });
  });

  it('needs consent that covers the receiving authority', async () => {
    const { ask } = await transferAtWork();
    expect(await ask({ toAuthority: SOUTHWARK })).toEqual({ refused: 'consent_missing' });
    expect(await ask({}, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });
});
