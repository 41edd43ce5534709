import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { ChildDetails, LookupView } from '@hub/contracts/lookup';
import { nhsCheckDigit, readIdentity } from '@hub/matching';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { KeyedIdentityTokens } from '../../adapters/identity-tokens/keyed-identity-tokens.js';
import { USUAL_POLICY } from '../../domain/lookups/lookup-policy.js';
import { GREENWICH, lookUpTools, person, pointer, register } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { PublishPointers } from '../pointers/publish-pointers.js';
import type { LookupStores } from '../ports.js';
import { coverUp } from './cover-up.js';
import { LookUp } from './look-up.js';

const NO_LIMITS = { personAndHour: 0, personAndDay: 0, authorityAndDay: 0, othersAndChild: 0 };
const SYLLABLES = ['ba', 'ke', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi'];

/** Two or three syllables, others for each number below 2,197. */
function name(number: number, ending: string): string {
  return (
    [number, number / 13, number / 169]
      .map((place) => SYLLABLES[Math.floor(place) % 13] ?? '')
      .join('') + ending
  );
}

/** A child that has little in common with that of another number. */
function child(
  number: number,
): ChildDetails & { nhsNumber: string; givenName: string; familyName: string; postcode: string } {
  const nine =
    [0, 1]
      .map((last) => `${String(40_000_000 + number * 7)}${String(last)}`)
      .find((digits) => nhsCheckDigit(digits) !== undefined) ?? '';
  return {
    givenName: name((number * 1_009) % 2_197, 'n'),
    familyName: name((number * 577 + 100) % 2_197, 'ski'),
    dateOfBirth: new Date(Date.UTC(2008, 0, 1) + ((number * 2_311) % 6_500) * 86_400_000)
      .toISOString()
      .slice(0, 10),
    postcode: `${'NEW'[number % 3] ?? ''}${String(1 + (number % 17))} ${String(number % 10)}${'ABDEFGHJLN'[Math.floor(number / 10) % 10] ?? ''}${'ABDEFGHJLN'[Math.floor(number / 100) % 10] ?? ''}`,
    nhsNumber: nine + String(nhsCheckDigit(nine)),
  };
}

/** The same child as others may write it: so that the index would find its record by each. */
function spellings(of: ReturnType<typeof child>): ChildDetails[] {
  const { nhsNumber, ...unnumbered } = of;
  const { postcode: _postcode, ...nowhere } = of;
  return [
    of,
    unnumbered,
    nowhere,
    {
      ...of,
      givenName: of.givenName.toUpperCase(),
      familyName: ` ${of.familyName.toLowerCase()} `,
      nhsNumber: `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3)}`,
    },
    { ...unnumbered, postcode: of.postcode.replace(' ', '').toLowerCase() },
    { ...of, givenName: `${of.givenName}${of.givenName.slice(-1)}`, nhsNumber },
    { ...unnumbered, givenName: of.familyName, familyName: of.givenName },
    { ...unnumbered, postcode: 'SW1A 1AA' },
  ];
}

describe('an answer that covers for shielded records', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<LookupStores>;
  let publish: PublishPointers;
  /** The hub, with a key of its own. */
  const hub = async (key: number, share: number) => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryLookupStores());
    const tokens = new KeyedIdentityTokens({
      current: 1,
      keys: { 1: Buffer.alloc(32, key).toString('base64') },
    });
    const tools = lookUpTools(clock);
    // Whatever else chance decides is drawn anew for each question.
    const chance = { next: () => Math.random() };
    const policy = {
      ...USUAL_POLICY,
      limits: NO_LIMITS,
      cover: { ...USUAL_POLICY.cover, share },
      review: { ...USUAL_POLICY.review, share: 0 },
    };
    publish = new PublishPointers(work, tokens, clock);
    const lookUp = new LookUp(work, tokens, register, { ...tools, chance, policy });
    const reconcile = reconcileAll(work, clock);
    for (const authority of AUTHORITY_CODES) await reconcile([], asked(authority));
    return async (details: ChildDetails, by = 0) => {
      const authority = AUTHORITY_CODES[by % AUTHORITY_CODES.length] ?? '';
      const view = (await lookUp.start(
        { purpose: 'review', caseReference: 'R', child: details },
        asked(authority, { personId: person(by % 3) }),
      )) as LookupView;
      return view.conclusion;
    };
  };
  let ask: Awaited<ReturnType<typeof hub>>;
  beforeEach(async () => {
    ask = await hub(1, 0.5);
  });

  it('is the same however often, by whomever and in whatever spelling a child is asked after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(4_000),
        fc.array(fc.tuple(fc.nat(32), fc.nat(7)), { minLength: 2, maxLength: 8 }),
        async (number, questions) => {
          ask = await hub(1, 0.5);
          const said = new Set<string>();
          for (const [by, spelling] of questions)
            said.add(await ask(spellings(child(number))[spelling] ?? {}, by));
          expect(said.size).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is given for about as many children as the policy says, for others in another month, and for others under another key', async () => {
    const children = Array.from({ length: 600 }, (_, number) => child(number));
    const covered = async () => {
      const drawn: number[] = [];
      for (const [number, one] of children.entries())
        if ((await ask(one)) === 'person_will_answer') drawn.push(number);
      return drawn;
    };
    ask = await hub(1, 0.1);
    const first = await covered();
    // Six standard deviations to either side.
    expect(Math.abs(first.length - 60)).toBeLessThan(45);
    expect(await covered()).toEqual(first);
    clock.advance(31 * 86_400_000);
    const next = await covered();
    expect(Math.abs(next.length - 60)).toBeLessThan(45);
    expect(next.filter((number) => first.includes(number)).length).toBeLessThan(25);
    ask = await hub(2, 0.1);
    expect((await covered()).filter((number) => first.includes(number)).length).toBeLessThan(25);
  });

  it('stays where a detail is varied so far that a record would still come near, and is not given to another child', async () => {
    const sam = {
      givenName: 'Sam',
      familyName: 'Rivers',
      dateOfBirth: '2015-04-09',
      postcode: 'SE13 6LG',
      nhsNumber: '9434765919',
    };
    const { nhsNumber, ...unnumbered } = sam;
    const varied: ChildDetails[] = [
      { nhsNumber },
      { ...unnumbered, familyName: 'Okafor' },
      { ...unnumbered, givenName: 'Thomas' },
      { ...unnumbered, dateOfBirth: '2015-04-08' },
      { ...unnumbered, familyName: 'Rivers-Cole' },
    ];
    const others: ChildDetails[] = [
      { ...unnumbered, givenName: 'Thomas', postcode: 'N1 1AA' },
      { ...unnumbered, givenName: 'Thomas', familyName: 'Okafor' },
      { ...unnumbered, dateOfBirth: '2012-11-30', postcode: 'N1 1AA' },
    ];
    // A hub that draws Sam, and under this share hardly anybody else.
    const drawn = async (key: number) => (ask = await hub(key, 0.02))(sam);
    let key = 1;
    while ((await drawn(key)) === 'none') key += 1;
    for (const one of varied) expect([one, await ask(one)]).toEqual([one, 'person_will_answer']);
    const covered = await Promise.all(others.map((one) => ask(one)));
    ask = await hub(key, 0);
    await publish.one(pointer('G-1', { child: sam, handling: 'shielded' }), asked(GREENWICH));
    // As it is with a record, so it is without one.
    expect(await Promise.all([sam, ...varied].map((one) => ask(one)))).toEqual(
      [sam, ...varied].map(() => 'person_will_answer'),
    );
    expect(await Promise.all(others.map((one) => ask(one)))).toEqual(covered);
  });

  it('ends at the same instant whoever asks and when, and keeps a child once', async () => {
    await hub(1, 1);
    const tokens = new KeyedIdentityTokens({
      current: 1,
      keys: { 1: Buffer.alloc(32, 1).toString('base64') },
    });
    const how = {
      ...lookUpTools(clock),
      tokens,
      policy: { ...USUAL_POLICY, cover: { ...USUAL_POLICY.cover, share: 1 } },
    };
    const ends = new Set<string | undefined>();
    for (const [day, spelling] of spellings(child(5)).entries())
      ends.add(
        await coverUp(spelling, `2026-03-0${String(1 + day)}T09:30:00.000Z`, work.stores, how),
      );
    expect([...ends]).toEqual(['2026-03-31T23:00:00.000Z']);
    expect(
      await work.stores.covers.near('2026-03', tokens.questionTokens(readIdentity(child(5)))),
    ).toHaveLength(1);
  });

  it('is given to none where the policy says none', async () => {
    ask = await hub(1, 0);
    for (let number = 0; number < 50; number += 1) expect(await ask(child(number))).toBe('none');
  });
});
