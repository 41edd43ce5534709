import { beforeEach, describe, expect, it } from '@jest/globals';
import { type LookupView, PointerWithdrawn } from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  GREENWICH,
  LEWISHAM,
  lookUpTools,
  person,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { LookUp } from '../lookups/look-up.js';
import type { LookupStores } from '../ports.js';
import { WithdrawPointer } from './withdraw-pointer.js';

const clock = new FixedClock();
const question = {
  purpose: 'before_assessment',
  caseReference: 'R',
  child: pointer('x').child,
} as const;
const wrong = { reference: 'G-1', because: 'wrong_child' } as const;

describe('withdrawing a pointer', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  let withdraw: WithdrawPointer;
  const asker = asked(LEWISHAM, { personId: person(1) });
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    lookUp = new LookUp(work, tokens, register, lookUpTools(clock));
    withdraw = new WithdrawPointer(work, clock);
    await reconcileAll(work, clock)([pointer('G-1')], asked(GREENWICH));
  });
  const start = async (): Promise<LookupView> =>
    (await lookUp.start(question, asker)) as LookupView;
  const told = () => work.told.filter(([type]) => type === PointerWithdrawn.type);
  const rowOf = (view: LookupView) => view.rows.find(({ authority }) => authority === GREENWICH);

  it('tells everybody whose lookup had found it, and marks what they found', async () => {
    const { id, conclusion } = await start();
    expect(conclusion).toBe('found');

    expect(await withdraw.execute(wrong, asked(GREENWICH))).toMatchObject({ ...wrong, lookups: 1 });

    expect(told()).toEqual([[PointerWithdrawn.type, [LEWISHAM]]]);
    const seen = (await lookUp.read({ lookupId: id }, asker)) as LookupView;
    expect(seen.conclusion).toBe('incomplete');
    expect(rowOf(seen)).toMatchObject({
      outcome: 'found',
      episodes: [{ reference: 'G-1', withdrawnBecause: 'wrong_child' }],
    });
  });

  it('is found by no lookup from then on', async () => {
    await withdraw.execute(wrong, asked(GREENWICH));
    expect(rowOf(await start())).toMatchObject({ outcome: 'none' });
  });

  it('leaves what else a lookup found as it was', async () => {
    await reconcileAll(work, clock)([pointer('G-1'), pointer('G-2')], asked(GREENWICH));
    const { id } = await start();
    await withdraw.execute(wrong, asked(GREENWICH));
    const seen = (await lookUp.read({ lookupId: id }, asker)) as LookupView;
    expect(seen.conclusion).toBe('found');
    expect(rowOf(seen)).toMatchObject({
      episodes: expect.arrayContaining([
        expect.not.objectContaining({ withdrawnBecause: expect.anything() }),
      ]),
    });
  });

  it('tells whoever took their lookup back, who may have acted on it', async () => {
    const { id } = await start();
    await lookUp.withdraw({ lookupId: id }, asker);
    expect(await withdraw.execute(wrong, asked(GREENWICH))).toMatchObject({ lookups: 1 });
    expect(await lookUp.read({ lookupId: id }, asker)).toMatchObject({ status: 'withdrawn' });
  });

  it.each([
    ['of another authority', wrong, SOUTHWARK],
    ['that is not there', { ...wrong, reference: 'G-9' }, GREENWICH],
  ])('knows none %s', async (_which, command, by) => {
    await start();
    expect(await withdraw.execute(command, asked(by))).toMatchObject({ refused: 'not_found' });
    expect(told()).toEqual([]);
  });
});
