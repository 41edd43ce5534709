import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { LookupView } from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock, testId, inOtherPost } from '@hub/testing';
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
import { USUAL_POLICY } from '../../domain/lookups/lookup-policy.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { ConfirmLookup } from './confirm-lookup.js';
import { LookUp } from './look-up.js';
import type { LookupStores } from '../ports.js';

const child = pointer('x').child;
const STUDENT = asked(LEWISHAM, { personId: person(1), verified: false });
const LEAD = asked(LEWISHAM, { personId: person(2) });
const NO_LIMITS = { personAndHour: 0, personAndDay: 0, authorityAndDay: 0, othersAndChild: 0 };
const HOUR = 3_600_000;

describe('a lookup by somebody who is not verified', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  let confirm: ConfirmLookup;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryLookupStores());
    const tools = { ...lookUpTools(clock), policy: { ...USUAL_POLICY, limits: NO_LIMITS } };
    lookUp = new LookUp(work, tokens, register, tools);
    confirm = new ConfirmLookup(work, tokens, register, tools);
    const reconcile = reconcileAll(work, clock);
    for (const authority of AUTHORITY_CODES)
      await reconcile(authority === GREENWICH ? [pointer('G-1')] : [], asked(authority));
  });
  const start = async (details: object = child) =>
    (await lookUp.start(
      { purpose: 'before_assessment', caseReference: 'R-9', child: details },
      STUDENT,
    )) as LookupView;
  const decide = ({ id }: LookupView, legitimate: boolean, by = LEAD, reason?: string) =>
    confirm.decide({ lookupId: id, legitimate, ...(reason === undefined ? {} : { reason }) }, by);
  const read = async ({ id }: LookupView) =>
    (await lookUp.read({ lookupId: id }, LEAD)) as LookupView;

  it('is answered the same whether or not the child is known', async () => {
    const text = fc.stringMatching(/^[A-Z][a-z]{3,9}$/);
    const anybody = fc.record({
      givenName: text,
      familyName: text,
      dateOfBirth: fc.constant('2015-04-09'),
      postcode: fc.constant('SE13 6LG'),
    });
    const same = ({ id: _id, askedAt: _at, ...rest }: LookupView) => JSON.stringify(rest);
    const known = same(await start());
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anybody, fc.constant(child)),
        async (details) => same(await start(details)) === known,
      ),
    );
    expect(new Set(work.told.map(([type]) => type))).toEqual(
      new Set(['lookup_confirmation.asked.v1']),
    );
  });

  it('is asked once the lead CAF contact confirms the reason', async () => {
    const lookup = await start();
    expect(lookup).toMatchObject({ status: 'awaiting_confirmation', conclusion: 'incomplete' });
    expect((await confirm.list(LEAD)).items).toMatchObject([
      { lookupId: lookup.id, personId: person(1), caseReference: 'R-9' },
    ]);
    expect((await confirm.list(asked(SOUTHWARK))).items).toEqual([]);
    expect(await decide(lookup, true)).toMatchObject({ status: 'complete' });
    expect(await read(lookup)).toMatchObject({
      id: lookup.id,
      status: 'complete',
      conclusion: 'found',
      askedAt: lookup.askedAt,
    });
    expect(work.told).toEqual([
      ['lookup_confirmation.asked.v1', [LEWISHAM]],
      ['lookup.found.v1', [GREENWICH]],
      ['lookup.answered.v1', [LEWISHAM]],
    ]);
    expect((await confirm.list(LEAD)).items).toEqual([]);
    expect(await decide(lookup, true)).toMatchObject({ refused: 'conflict' });
  });

  it('shows the asker’s own words to who confirms it, and to nobody else', async () => {
    const question = { purpose: 'review', caseReference: 'R-9', child, reason: 'Words' } as const;
    const lookup = (await lookUp.start(question, STUDENT)) as LookupView;
    expect((await confirm.list(LEAD)).items).toMatchObject([
      { lookupId: lookup.id, reason: 'Words', before: { items: [], inThirtyDays: 1 } },
    ]);
    const decided = await decide(lookup, true);
    expect(JSON.stringify([lookup, decided, await read(lookup), work.facts])).not.toContain(
      'Words',
    );
    expect(await work.stores.lookups.find(lookup.id)).toMatchObject({ reason: 'Words' });
    await lookUp.withdraw({ lookupId: lookup.id }, STUDENT);
    expect(await work.stores.lookups.find(lookup.id)).not.toHaveProperty('reason');
  });

  it('is never asked where it is refused, which takes a reason', async () => {
    const lookup = await start();
    expect(await decide(lookup, false)).toMatchObject({ refused: 'reason_missing' });
    expect(await decide(lookup, false, LEAD, 'no case of ours')).toMatchObject({
      status: 'refused',
    });
    expect(await read(lookup)).toMatchObject({
      status: 'refused',
      conclusion: 'incomplete',
      refusedBecause: 'no case of ours',
    });
    expect(work.told.map(([type]) => type)).toEqual([
      'lookup_confirmation.asked.v1',
      'lookup.answered.v1',
    ]);
  });

  it('is not confirmed by others, by the asker, or too late', async () => {
    const lookup = await start();
    expect(await decide(lookup, true, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await decide({ ...lookup, id: testId(99) }, true)).toEqual({ refused: 'not_found' });
    for (const by of [STUDENT, inOtherPost(LEAD, STUDENT)])
      expect(await decide(lookup, true, by)).toMatchObject({ refused: 'second_person_needed' });
    clock.advance(72 * HOUR);
    expect(await decide(lookup, true)).toMatchObject({ refused: 'conflict' });
    expect(await read(lookup)).toMatchObject({ status: 'expired' });
    expect((await confirm.list(LEAD)).items).toEqual([]);
  });
});
