import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { LookupView } from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
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
import { LookUp } from './look-up.js';
import type { LookupStores } from '../ports.js';

const child = pointer('x').child;
const question = { purpose: 'before_assessment', caseReference: 'R', child } as const;
const clock = new FixedClock();

describe('a lookup', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  let reconcile: ReturnType<typeof reconcileAll>;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    lookUp = new LookUp(work, tokens, register, lookUpTools(clock));
    reconcile = reconcileAll(work, clock);
    for (const authority of AUTHORITY_CODES)
      await reconcile(authority === GREENWICH ? [pointer('G-1')] : [], asked(authority));
  });
  const start = (change: object = {}, by = asked(LEWISHAM, { personId: person(1) })) =>
    lookUp.start({ ...question, ...change }, by);

  it('shows contact only, and lets the holder hear of it', async () => {
    const view = (await start()) as LookupView;
    expect(view.conclusion).toBe('found');
    const row = view.rows.find((one) => one.authority === GREENWICH);
    expect(row?.episodes).toEqual([
      {
        reference: 'G-1',
        state: 'open',
        openedOn: '2025-11-03',
        socialCare: 'no',
        leadCafContact: {
          name: `Lead of ${GREENWICH}`,
          role: 'Lead CAF contact',
          team: 'Early Help',
        },
      },
    ]);
    expect(work.told).toEqual([['lookup.found.v1', [GREENWICH]]]);
    expect(JSON.stringify(work.facts)).not.toContain('Rivers');
  });

  it('shows social care to nobody before a number agrees or a person has confirmed the child', async () => {
    const { nhsNumber: _, ...unnumbered } = child;
    const view = (await start({ child: unnumbered })) as LookupView;
    expect(view.rows.find((one) => one.authority === GREENWICH)?.episodes).toMatchObject([
      { reference: 'G-1', socialCare: 'not_disclosed' },
    ]);
  });

  it('asks the holder where something is near without a postcode, and says none with these details where nothing is', async () => {
    const { nhsNumber: _, postcode, ...nowhere } = child;
    const near = (await start({ child: nowhere })) as LookupView;
    expect(near).toMatchObject({
      conclusion: 'person_will_answer',
      notes: [{ code: 'no_address' }],
    });
    expect(work.told).toEqual([['lookup_question.asked.v1', [GREENWICH]]]);
    expect(await start({ child: { ...nowhere, familyName: 'Quill' } })).toMatchObject({
      conclusion: 'person_will_answer',
    });
    const other = { ...nowhere, givenName: 'Agatha', familyName: 'Quill' };
    expect(await start({ child: other })).toMatchObject({
      conclusion: 'none',
      notes: [{ code: 'no_address' }],
    });
    expect(await start({ child: { ...nowhere, postcode } })).toMatchObject({ conclusion: 'found' });
  });

  it('takes a placeholder for a child without a name, who may be any of a household', async () => {
    const { nhsNumber: _, ...named } = child;
    expect(await start({ child: { ...named, givenName: 'Twin 1' } })).toMatchObject({
      conclusion: 'person_will_answer',
      notes: [{ code: 'no_given_name' }],
    });
  });

  it('says none where all have answered, and incomplete where one is overdue', async () => {
    const other = {
      child: {
        ...child,
        nhsNumber: undefined,
        givenName: 'Somebody',
        familyName: 'Else',
        dateOfBirth: '2012-01-30',
        postcode: 'N1 1AA',
      },
    };
    expect(await start(other)).toMatchObject({ conclusion: 'none' });
    clock.advance(27 * 3_600_000);
    for (const authority of AUTHORITY_CODES.slice(1)) await reconcile([], asked(authority));
    expect(await start(other)).toMatchObject({
      conclusion: 'incomplete',
      coverage: '32 of 33 answered; City of London has not.',
    });
  });

  it('refuses what is not enough', async () => {
    expect(await start({ child: { familyName: 'Rivers' } })).toEqual({
      refused: 'details_insufficient',
    });
    expect(await start({ child: { ...child, nhsNumber: '9434765918' } })).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'child.nhsNumber' }],
    });
  });

  it('is read again by the authority that asked, and by no other', async () => {
    const view = (await start()) as LookupView;
    expect(await lookUp.read({ lookupId: view.id }, asked(LEWISHAM))).toEqual(view);
    expect(await lookUp.read({ lookupId: view.id }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
    expect(await lookUp.read({ lookupId: testId(77) }, asked(LEWISHAM))).toEqual({
      refused: 'not_found',
    });
  });

  it('fails rather than leave out a record whose authority has no contact', async () => {
    const empty = new LookUp(
      work,
      tokens,
      { all: () => Promise.resolve(new Map()) },
      lookUpTools(clock),
    );
    await expect(empty.start(question, asked(LEWISHAM))).rejects.toThrow(/no lead CAF contact/);
  });

  it('is refused over a limit, and recorded', async () => {
    const by = asked(LEWISHAM, { personId: person(3) });
    for (let made = 0; made < 20; made += 1)
      expect(await start({}, by)).toMatchObject({ status: 'complete' });
    const until = new Date(Date.parse(clock.now()) + 3_600_000).toISOString();
    expect(await start({}, by)).toMatchObject({ refused: 'lookup_limit_reached', retryAt: until });
    expect((work.stores.lookups as unknown as { refused: object[] }).refused).toMatchObject([
      { authority: LEWISHAM, personId: person(3) },
    ]);
    expect(await start({}, asked(LEWISHAM, { personId: person(2) }))).toMatchObject({
      status: 'complete',
    });
    clock.advance(3_600_001);
    expect(await start({}, by)).toMatchObject({ status: 'complete' });
  });

  it('waits for the lead CAF contact where five other authorities asked after the child that day', async () => {
    for (const authority of AUTHORITY_CODES.slice(0, 5))
      expect(await start({}, asked(authority))).toMatchObject({ status: 'complete' });
    expect(await start()).toMatchObject({ status: 'awaiting_confirmation' });
    expect(
      await start({ child: { ...child, givenName: 'Georgina', nhsNumber: undefined } }),
    ).toMatchObject({ status: 'complete' });
  });
});
