import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  GREENWICH,
  joinRequest,
  LEWISHAM,
  lookUpTools,
  person,
  pointer,
  register,
  tokens,
} from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import type { JoinRequest } from '../../domain/joining/join-request.js';
import type { LookupStores } from '../ports.js';
import { ClaimStart } from '../episodes/claim-start.js';
import { LookUp } from './look-up.js';

const clock = new FixedClock();
const question = {
  purpose: 'before_assessment',
  caseReference: 'R',
  child: pointer('x').child,
} as const;

describe('a lookup taken back', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  const asker = asked(LEWISHAM, { personId: person(1) });
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    lookUp = new LookUp(work, tokens, register, lookUpTools(clock));
    await reconcileAll(work, clock)([pointer('G-1')], asked(GREENWICH));
  });
  const start = async (by = asker): Promise<LookupView> =>
    (await lookUp.start(question, by)) as LookupView;

  it('shows nothing of what was found, now and later, and answers the same again', async () => {
    const { id, conclusion } = await start();
    expect(conclusion).toBe('found');

    const withdrawn = await lookUp.withdraw({ lookupId: id }, asker);

    expect(withdrawn).toMatchObject({ id, status: 'withdrawn', conclusion: 'incomplete' });
    expect(JSON.stringify(withdrawn)).not.toContain('G-1');
    expect(await lookUp.read({ lookupId: id }, asker)).toEqual(withdrawn);
    expect(await lookUp.withdraw({ lookupId: id }, asker)).toEqual(withdrawn);
  });

  it('lets no episode start after it', async () => {
    const { id } = await start();
    expect(await work.stores.details.find(id)).toEqual(question.child);
    await lookUp.withdraw({ lookupId: id }, asker);
    expect(await work.stores.details.find(id)).toBeUndefined();

    const how = {
      lookupId: id,
      episodeId: testId(8),
      agreed: { on: '2026-03-01', ages: ['under_16' as const] },
      urgent: true,
      silenceAccepted: true,
      ownReference: 'R',
      answered: [],
    };
    expect(
      await new ClaimStart(work, tokens, lookUpTools(clock)).execute(how, asker),
    ).toMatchObject({
      refused: 'lookup_missing',
    });
  });

  it('waits for nobody any more', async () => {
    const { id } = await start(asked(LEWISHAM, { personId: person(2), verified: false }));
    expect(await work.stores.lookups.waiting(LEWISHAM, clock.now(), 10)).toHaveLength(1);

    await lookUp.withdraw({ lookupId: id }, asker);

    expect(await work.stores.lookups.waiting(LEWISHAM, clock.now(), 10)).toEqual([]);
  });

  it('ends what was asked after it and is open, once', async () => {
    const { id } = await start();
    const open = joinRequest(testId(20), { lookupId: id });
    const by = { answeredBy: person(2), answeredAt: open.askedAt, seen: false };
    const rang: JoinRequest = {
      ...joinRequest(testId(21), { lookupId: id }),
      answer: { outcome: 'rang', ...by },
    };
    for (const request of [open, rang]) await work.stores.joinRequests.add(request);
    for (let times = 0; times < 2; times += 1) await lookUp.withdraw({ lookupId: id }, asker);

    expect(await work.stores.joinRequests.find(open.id)).toEqual({
      ...open,
      endedAt: clock.now(),
    });
    expect(await work.stores.joinRequests.find(rang.id)).toEqual(rang);
    expect(work.told.slice(1)).toEqual([['join_request.ended.v1', [GREENWICH, LEWISHAM]]]);
  });

  it('is a matter of the authority that asked alone', async () => {
    const { id, status } = await start();

    expect(await lookUp.withdraw({ lookupId: id }, asked(GREENWICH))).toEqual({
      refused: 'not_found',
    });
    expect(await lookUp.withdraw({ lookupId: testId(900) }, asker)).toEqual({
      refused: 'not_found',
    });
    expect(await lookUp.read({ lookupId: id }, asker)).toMatchObject({ status });
  });
});
