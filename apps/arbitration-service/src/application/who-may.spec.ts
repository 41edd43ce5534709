import { beforeEach, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { DecideDispute, EscalateDispute } from '@hub/contracts/arbitration';
import { asked, FixedClock, testId } from '@hub/testing';
import { judged } from '../testing/climbed-disputes.js';
import { POLICIES } from '../testing/disputes-at-work.js';
import { BRENT, EPISODE, GREENWICH, SOUTHWARK } from '../testing/examples.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-stores.js';
import type { ArbitrationStores } from './ports.js';
import { whoMayInDispute, whoMayOpen } from './who-may.js';

const LEAD = testId(601);
let stores: ArbitrationStores;

beforeEach(async () => {
  stores = inMemoryArbitrationStores(new FixedClock());
  await stores.counterparts.add(EPISODE, [GREENWICH]);
  const lead = { personId: LEAD, relation: 'lead_professional', confirmed: false } as const;
  await stores.counterparts.notePeople(EPISODE, [lead], 1);
});

const answerOf = (decided: object): string =>
  'refused' in decided && isRefusal(decided) ? decided.refused : 'may';

it('opens a dispute who works with the child, at an authority with a part in the episode', async () => {
  const open = async (authority: string, personId: string): Promise<string> =>
    answerOf(await whoMayOpen(stores, POLICIES, EPISODE, asked(authority, { personId })));
  expect(await open(GREENWICH, LEAD)).toBe('may');
  expect(await open(GREENWICH, testId(602))).toBe('not_involved');
  expect(await open(SOUTHWARK, LEAD)).toBe('not_found');
});

it('decides it who was appointed, and speaks in it who works with the child', async () => {
  const about = { dispute: judged(), people: await stores.counterparts.people(EPISODE) };
  const take = async (action: string, authority: string, personId: string): Promise<string> =>
    answerOf(
      await whoMayInDispute(stores, POLICIES, action, about, asked(authority, { personId })),
    );
  const [arbitrator] = judged().arbitrators;
  expect(await take(DecideDispute.type, BRENT, arbitrator?.personId ?? '')).toBe('may');
  expect(await take(DecideDispute.type, BRENT, LEAD)).toBe('not_involved');
  expect(await take(EscalateDispute.type, GREENWICH, LEAD)).toBe('may');
  expect(await take(EscalateDispute.type, BRENT, arbitrator?.personId ?? '')).toBe('not_involved');
});
