import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FixedClock, InMemoryTimers } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { AT, proposed } from '../../testing/transfers-under-way.js';
import { alarmOf } from '../../domain/transfers/transfer-clock.js';
import type { Transfer } from '../../domain/transfers/transfer-state.js';
import {
  actorOf,
  addTransfer,
  cancelUnended,
  lockForStep,
  saveTransfer,
  TRANSFER_TIMER,
} from './transfer-step.js';

const EPISODE = episode({ id: 'e' });

let stores: ReturnType<typeof inMemoryEpisodeStores>;
let timers: InMemoryTimers;
let transfer: Transfer;
beforeEach(async () => {
  timers = new InMemoryTimers(new FixedClock());
  stores = { ...inMemoryEpisodeStores(), timers };
  await stores.episodes.add(EPISODE);
  transfer = { ...proposed(), episodeId: EPISODE.id };
  await stores.transfers.add(transfer);
});
const alarms = (): [string, string][] => [...timers.alarms];

describe('who acts on a transfer', () => {
  const stepBy = async (authority: string, expectedVersion?: number, id = transfer.id) => {
    const context = asked(authority, expectedVersion === undefined ? {} : { expectedVersion });
    const locked = await lockForStep(stores, id, context);
    return isRefusal(locked) ? locked.refused : [locked.episode.id, locked.transfer.id];
  };

  it('must be a party, and have seen it as it is', async () => {
    const { version } = transfer;
    expect(await stepBy(LEWISHAM, version)).toEqual([EPISODE.id, transfer.id]);
    expect(await stepBy(GREENWICH, version)).toEqual([EPISODE.id, transfer.id]);
    expect(await stepBy(GREENWICH)).toBe('precondition_required');
    expect(await stepBy(GREENWICH, version + 1)).toBe('etag_stale');
  });

  it('learns nothing of it where they are none: neither that it is there nor its version', async () => {
    for (const version of [undefined, transfer.version, 99])
      expect(await stepBy(SOUTHWARK, version)).toBe('not_found');
    expect(await stepBy(LEWISHAM, 1, 'none')).toBe('not_found');
  });

  it('is known by authority, person and whether they are lead CAF contact', () => {
    const roles = ['practitioner', 'lead_caf_contact'] as const;
    expect(actorOf(asked(GREENWICH, { personId: person(2), roles: [...roles] }))).toEqual({
      authority: GREENWICH,
      personId: person(2),
      isLeadCafContact: true,
    });
    expect(actorOf(asked(LEWISHAM))).toEqual({
      authority: LEWISHAM,
      personId: undefined,
      isLeadCafContact: false,
    });
  });
});

describe('a transfer that is put away', () => {
  it('has the alarm that is due next, and none once it has ended', async () => {
    await saveTransfer(stores, transfer);
    expect(alarms()).toEqual([[`${TRANSFER_TIMER} ${transfer.id}`, alarmOf(transfer)]]);
    await cancelUnended(stores, EPISODE, { reason: 'closed', at: AT });
    expect(alarms()).toEqual([]);
  });

  it('is cancelled with its episode, and both parties hear of it; one that has ended is left alone', async () => {
    const why = { reason: 'closed', at: AT };
    const told = await cancelUnended(stores, EPISODE, why);
    expect(told.map(({ event, recipients }) => [event.type, recipients])).toEqual([
      ['transfer.cancelled.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect((await stores.transfers.find(transfer.id))?.state).toBe('cancelled');
    expect(await cancelUnended(stores, EPISODE, why)).toEqual([]);
  });
});

describe('a transfer that was proposed', () => {
  it('is taken up with its alarm; the episode is saved only where it changed', async () => {
    await cancelUnended(stores, EPISODE, { reason: 'closed', at: AT });
    const next = { ...proposed({}, { id: 't-2' }), episodeId: EPISODE.id };
    const unread = { ...EPISODE, version: 7 };
    const same = { next: { episode: unread, transfer: next }, facts: [] };
    expect(await addTransfer(stores, unread, same)).toEqual([]);
    expect(alarms()).toEqual([[`${TRANSFER_TIMER} t-2`, alarmOf(next)]]);
    expect((await stores.episodes.find(EPISODE.id))?.version).toBe(EPISODE.version);
    await cancelUnended(stores, EPISODE, { reason: 'closed', at: AT });
    const other = { ...next, id: 't-3' };
    const changed = { next: { episode: { ...EPISODE, version: 8 }, transfer: other }, facts: [] };
    await addTransfer(stores, EPISODE, changed);
    expect((await stores.episodes.find(EPISODE.id))?.version).toBe(8);
  });
});
