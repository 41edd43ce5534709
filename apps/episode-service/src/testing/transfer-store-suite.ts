import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { end, propose, type Proposing } from '../domain/transfers/transfer.js';
import type { ReceivedTransfer, UnendedTransfer } from '../domain/transfers/transfer-state.js';
import { stopClock, stopped as withoutClock } from '../domain/transfers/transfer-clock.js';
import { USUAL_TRANSFER_POLICY } from '../domain/transfers/transfer-policy.js';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK, SUMMER } from './examples.js';
import { sure } from './transfers-under-way.js';

/** What every implementation of the store of transfers keeps to. */
export function transferStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'transfers'>,
): void {
  let last = 200;
  const fresh = (): string => testId((last += 1));
  const proposal = (
    episodeId: string,
    { toAuthority = GREENWICH, ...how }: { toAuthority?: string } & Partial<Proposing> = {},
  ): UnendedTransfer =>
    sure(
      propose(
        episode({ id: episodeId }),
        { episodeId, toAuthority, reason: 'move', familyView: 'agrees' },
        {
          id: fresh(),
          authority: LEWISHAM,
          at: '2026-03-02T08:00:00.000Z',
          policy: USUAL_TRANSFER_POLICY,
          others: [],
          ...how,
        },
      ),
    );

  it('keeps one within an authority', async () => {
    const { episodes, transfers } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const within = proposal(id, { toAuthority: LEWISHAM });
    await transfers.add(within);
    expect(await transfers.find(within.id)).toEqual(within);
  });

  it('keeps which closed days its clock leaves out, until it stands still', async () => {
    const { episodes, transfers } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const waiting = { ...proposal(id), notCounted: [SUMMER] } as UnendedTransfer;
    await transfers.add(waiting);
    expect(await transfers.find(waiting.id)).toEqual(waiting);
    const still = stopClock(waiting, '2026-03-03T09:00:00.000Z');
    await transfers.save(still);
    expect(await transfers.find(waiting.id)).toEqual(still);
  });

  it('keeps a transfer through its states, and no second one open', async () => {
    const { episodes, transfers } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const first = proposal(id);
    await transfers.add(first);
    const queued = proposal(id, {
      toAuthority: SOUTHWARK,
      at: '2026-03-02T07:00:00.000Z',
      others: [first],
    });
    await transfers.add(queued);
    expect(await transfers.unendedOf(id)).toEqual([first, queued]);
    await expect(transfers.add(proposal(id))).rejects.toThrow(/transfer_one_open/);
    const accepted: ReceivedTransfer = {
      ...withoutClock(first),
      state: 'accepted',
      incomingPersonId: person(2),
      acceptedAt: '2026-03-02T08:30:00.000Z',
      reviewOn: '2026-03-20',
      packDigest: 'd',
      packReceivedAt: '2026-03-02T08:31:00.000Z',
      effectiveAt: '2026-03-09T08:00:00.000Z',
      orderedBy: fresh(),
      goesOnBecause: 'Who leads leaves',
      familyToldOn: '2026-03-02',
      hoursLeft: 2.5,
      version: 3,
    };
    await transfers.save(accepted);
    expect(await transfers.lock(first.id)).toEqual(accepted);
    const stopped = end(accepted, 'cancel', 'cancelled', {
      reason: 'no capacity',
      at: '2026-03-02T09:00:00.000Z',
    });
    await transfers.save(stopped);
    expect(await transfers.find(first.id)).toEqual(stopped);
    expect(new Set(await transfers.ofEpisode(id))).toEqual(new Set([queued, stopped]));
    expect(await transfers.unendedOf(id)).toEqual([queued]);
    await transfers.save(
      end(queued, 'cancel', 'cancelled', { reason: 'x', at: '2026-03-02T09:00:00.000Z' }),
    );
    expect(await transfers.list({ authority: GREENWICH }, 50)).toContainEqual(stopped);
    expect(await transfers.list({ authority: 'E09000019' }, 50)).toEqual([]);
    const ofThis = { authority: GREENWICH, episode: stopped.episodeId };
    expect(await transfers.list({ ...ofThis, direction: 'in' }, 50)).toEqual([stopped]);
    expect(await transfers.list({ ...ofThis, direction: 'out' }, 50)).toEqual([]);
    expect(await transfers.list({ ...ofThis, state: 'cancelled' }, 50)).toEqual([stopped]);
    expect(await transfers.list({ ...ofThis, state: 'completed' }, 50)).toEqual([]);
    const shield = {
      hiddenFrom: [GREENWICH],
      because: 'refuge',
      since: stopped.proposedAt,
    } as const;
    await episodes.saveShield(episode({ id: stopped.episodeId, shield }));
    expect(await transfers.list({ authority: GREENWICH }, 50)).not.toContainEqual(stopped);
    expect(await transfers.list({ authority: LEWISHAM }, 50)).toContainEqual(stopped);
  });
}
