import type { Role } from '@hub/contracts';
import type { OpenDisputePayload } from '@hub/contracts/arbitration';
import type { MessageContext } from '@hub/use-case';
import {
  asked,
  CountingIds,
  delivered,
  FakeUnitOfWork,
  FixedChance,
  FixedClock,
  testId,
} from '@hub/testing';
import { readPolicies } from '@hub/service-host';
import { OpenDispute } from '../application/open-dispute.js';
import { keepLadder } from '../application/keep-ladder.js';
import { OnCounterpartsChanged } from '../application/on-counterparts-changed.js';
import type { ClaimedTransfer, Transfers } from '../application/ports.js';
import { TakeDisputeStep } from '../application/take-dispute-step.js';
import { WakeDispute } from '../application/wake-dispute.js';
import { ARBITRATORS, claim, EPISODE, GREENWICH, LADDER, LEWISHAM, SOUTHWARK } from './examples.js';
import { inMemoryArbitrationStores } from './in-memory-stores.js';

/**
 * Transfer 77 is one of the episode, from Lewisham to Southwark; 78 one of another episode of
 * theirs; 80 was declined.
 */
const transfers: Transfers = {
  find: (id, { authority }) => {
    const parties = { fromAuthority: LEWISHAM, toAuthority: SOUTHWARK };
    const all = new Map<string, ClaimedTransfer>([
      [testId(77), { ...parties, episodeId: EPISODE, state: 'proposed' }],
      [testId(78), { ...parties, episodeId: testId(9), state: 'proposed' }],
      [testId(80), { ...parties, episodeId: EPISODE, state: 'declined' }],
    ]);
    return Promise.resolve(Object.values(parties).includes(authority) ? all.get(id) : undefined);
  },
};

export const as = (
  authority: string,
  expectedVersion: number,
  role: Role = 'lead_caf_contact',
  personId = testId(600),
) => asked(authority, { roles: [role], expectedVersion, personId });

/** The role of who takes a dispute from a rung without working with the child. */
export const onRung = (rung: number): Role =>
  LADDER.rungs[Math.max(rung, 1)]?.role ?? 'lead_caf_contact';

export const POLICIES = readPolicies();
/** A lead CAF contact: they work with every child of their authority. */
export const OPENER = asked(LEWISHAM, { roles: ['lead_caf_contact'] });

/** Disputes about an episode of Lewisham and Greenwich, and the use cases that move them. */
export async function disputesAtWork() {
  const clock = new FixedClock();
  const ids = new CountingIds();
  const work = new FakeUnitOfWork(inMemoryArbitrationStores(clock));
  await keepLadder(work, LADDER);
  await new OnCounterpartsChanged(work).execute(
    { episodeId: EPISODE, counterparts: [LEWISHAM, GREENWICH] },
    delivered(1),
  );
  const open = (change: Partial<OpenDisputePayload> = {}, by: MessageContext = OPENER) =>
    new OpenDispute(work, transfers, ids, LADDER, POLICIES).execute({ ...claim, ...change }, by);
  const steps = () => new TakeDisputeStep(work, ids, POLICIES);
  const wake = (id: string) =>
    new WakeDispute(
      work,
      { all: () => Promise.resolve(ARBITRATORS) },
      { ids, chance: new FixedChance() },
    ).execute(id);
  const pass = (hours: number) => {
    clock.advance(hours * 3_600_000);
  };
  /** Wakes whatever is due until nothing is. */
  const settle = async () => {
    for (
      let due = await work.stores.timers.due('dispute', 9);
      due.length > 0;
      due = await work.stores.timers.due('dispute', 9)
    )
      for (const id of due) await wake(id);
  };
  const told = () => work.told.map(([type]) => type);
  return { ids, work, transfers, open, steps, wake, pass, settle, told };
}
