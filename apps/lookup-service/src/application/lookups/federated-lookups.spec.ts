import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { LookupEnquiryAskedPayload, LookupView } from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';
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
import type { InMemoryEnquiries } from '../../testing/in-memory-enquiries.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { PublishPointers } from '../pointers/publish-pointers.js';
import type { LookupStores } from '../ports.js';
import { AnswerEnquiry } from './answer-enquiry.js';
import { askAuthorities } from './ask-authorities.js';
import { Federate } from './federate.js';
import { GatherAnswers } from './gather-answers.js';
import { LookUp } from './look-up.js';

const EALING = 'E09000009';
const KEY: EncryptionKey = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const ASKER = asked(LEWISHAM, { personId: person(1) });
const FOUND = {
  outcome: 'found' as const,
  episodes: [
    {
      reference: 'OWN-1',
      state: 'open' as const,
      openedOn: '2025-11-03',
      socialCare: 'yes' as const,
    },
  ],
};
const child = pointer('x').child;

describe('a lookup that asks systems live', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<LookupStores>;
  let lookUp: LookUp;
  let answer: AnswerEnquiry;
  let federate: Federate;
  let publish: PublishPointers;
  let reconcile: ReturnType<typeof reconcileAll>;
  /** What happens while somebody waits: called each time with how many milliseconds have passed since the lookup. */
  let meanwhile: (passed: number) => Promise<unknown>;
  const setUp = async (how = tokens) => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryLookupStores());
    meanwhile = () => Promise.resolve();
    const began = Date.parse(clock.now());
    const tools = lookUpTools(clock);
    const wait = async (_lookup: string, _answers: number, milliseconds: number) => {
      clock.advance(milliseconds);
      await meanwhile(Date.parse(clock.now()) - began);
    };
    // The wait of the asker is as long as that for the answers: what is left over is never needed.
    const never = () => new Promise<void>(() => undefined);
    lookUp = new LookUp(work, how, register, {
      ...tools,
      pause: never,
      bell: { wait, ring: () => undefined },
    });
    answer = new AnswerEnquiry(work, register, tools.bell, tools);
    federate = new Federate(work, tools.sealer, tools);
    publish = new PublishPointers(work, tokens, clock);
    reconcile = reconcileAll(work, clock);
    for (const authority of AUTHORITY_CODES) await reconcile([], asked(authority));
    for (const authority of [GREENWICH, SOUTHWARK])
      await federate.join({ encryptionKey: KEY }, asked(authority));
  };
  beforeEach(() => setUp());
  const ask = async () =>
    (await lookUp.start({ purpose: 'review', caseReference: 'R', child }, ASKER)) as LookupView;
  const read = async ({ id }: LookupView) =>
    (await lookUp.read({ lookupId: id }, ASKER)) as LookupView;
  const rowOf = (view: LookupView, authority: string) =>
    view.rows.find((row) => row.authority === authority);
  const enquiries = () =>
    work.facts
      .filter(({ event }) => event.type === 'lookup_enquiry.asked.v1')
      .map(({ payload, recipients }) => ({
        ...(payload as LookupEnquiryAskedPayload),
        to: recipients[0] ?? '',
      }));
  const say = (authority: string, said: object = { outcome: 'none' }) => {
    const enquiry = enquiries().find(({ to }) => to === authority);
    return answer.execute(
      { enquiryId: enquiry?.enquiryId ?? testId(1), outcome: 'none', ...said },
      asked(authority),
    );
  };
  const faults = () =>
    (work.stores.enquiries as InMemoryEnquiries).faults.map(({ authority, kind }) => [
      authority,
      kind,
    ]);

  it('waits until all have answered, and shows published and live answers side by side', async () => {
    meanwhile = async (passed) => {
      if (passed === 100) await say(GREENWICH, FOUND);
      if (passed === 200) await say(SOUTHWARK);
    };
    const view = await ask();
    expect(view).toMatchObject({
      status: 'complete',
      conclusion: 'found',
      coverage: '33 of 33 answered.',
    });
    expect(rowOf(view, GREENWICH)?.episodes).toMatchObject([
      { reference: 'OWN-1', socialCare: 'yes', leadCafContact: { name: `Lead of ${GREENWICH}` } },
    ]);
    expect(rowOf(view, SOUTHWARK)).toMatchObject({
      outcome: 'none',
      completeUpTo: new Date(Date.parse(view.askedAt) + 200).toISOString(),
    });
    expect(work.told.map(([type]) => type)).toEqual([
      'lookup_enquiry.asked.v1',
      'lookup_enquiry.asked.v1',
      'lookup.found.v1',
    ]);
    expect(enquiries().map(({ question }) => question.jwe)).toEqual(['sealed to k', 'sealed to k']);
    expect(JSON.stringify(work.facts)).not.toContain('Rivers');
  });

  it('names the silent, asks them once more, and says none for neither', async () => {
    const view = await ask();
    expect(view).toMatchObject({
      status: 'complete',
      conclusion: 'incomplete',
      coverage: '31 of 33 answered; Greenwich and Southwark have not.',
    });
    for (const authority of [GREENWICH, SOUTHWARK])
      expect(rowOf(view, authority)).toMatchObject({ outcome: 'no_answer', reason: 'timeout' });
    expect(enquiries().map(({ to, attempt }) => [to, attempt])).toEqual([
      [GREENWICH, 1],
      [SOUTHWARK, 1],
      [GREENWICH, 2],
      [SOUTHWARK, 2],
    ]);
    expect(Date.parse(clock.now()) - Date.parse(view.askedAt)).toBe(2_000);
  });

  it('takes in a late answer, and tells the asker', async () => {
    const view = await ask();
    await say(SOUTHWARK);
    expect((await read(view)).conclusion).toBe('incomplete');
    clock.advance(86_400_000);
    await say(GREENWICH, FOUND);
    expect(await read(view)).toMatchObject({ conclusion: 'found', coverage: '33 of 33 answered.' });
    expect(work.told.slice(-3)).toEqual([
      ['lookup.answered.v1', [LEWISHAM]],
      ['lookup.found.v1', [GREENWICH]],
      ['lookup.answered.v1', [LEWISHAM]],
    ]);
  });

  it('may wait shorter than the deadline, and goes on gathering', async () => {
    const briefly = new LookUp(work, tokens, register, {
      ...lookUpTools(clock),
      bell: { wait: () => new Promise<void>(() => undefined), ring: () => undefined },
    });
    const view = (await briefly.start(
      { purpose: 'review', caseReference: 'R', child },
      { ...ASKER, waitMs: 0 },
    )) as LookupView;
    expect(view).toMatchObject({ status: 'gathering', conclusion: 'incomplete' });
    expect(rowOf(view, GREENWICH)).toMatchObject({ outcome: 'no_answer', reason: 'waiting' });
    await say(GREENWICH);
    expect(work.told.at(-1)).toEqual(['lookup.answered.v1', [LEWISHAM]]);
    await say(SOUTHWARK);
    expect(await read(view)).toMatchObject({ status: 'complete', conclusion: 'none' });
  });

  it('holds answers without sense, twice and for another lookup against who sent them, and shows none of them', async () => {
    const view = await ask();
    expect(await say(GREENWICH, { outcome: 'found' })).toMatchObject({
      refused: 'enquiry_answer_invalid',
    });
    expect(await say(GREENWICH, { ...FOUND, outcome: 'none' })).toMatchObject({
      refused: 'enquiry_answer_invalid',
    });
    expect(
      await answer.execute(
        { enquiryId: enquiries()[0]?.enquiryId ?? '', outcome: 'none' },
        asked(SOUTHWARK),
      ),
    ).toEqual({ refused: 'not_found' });
    expect(rowOf(await read(view), GREENWICH)).toMatchObject({ outcome: 'no_answer' });
    await say(GREENWICH, FOUND);
    expect(await say(GREENWICH)).toMatchObject({ refused: 'conflict' });
    expect(rowOf(await read(view), GREENWICH)).toMatchObject({ outcome: 'found' });
    expect(faults()).toEqual([
      [GREENWICH, 'no_sense'],
      [GREENWICH, 'no_sense'],
      [SOUTHWARK, 'unknown_enquiry'],
      [GREENWICH, 'answered_twice'],
    ]);
    expect(
      (await federate.coverage()).items.find(({ authority }) => authority === GREENWICH),
    ).toMatchObject({ mode: 'federated', asked: 1, inTime: 0, late: 1, faults: 3 });
  });

  it('leaves to a person what their system does not know, and hides what they shield', async () => {
    const view = await ask();
    await say(GREENWICH, { outcome: 'person_will_answer' });
    expect(rowOf(await read(view), GREENWICH)).toMatchObject({ outcome: 'person_will_answer' });
    await say(GREENWICH);
    const told = work.told.length;
    await say(SOUTHWARK, { outcome: 'shielded' });
    // Like any late answer, since one of which nothing is heard would be known by that.
    expect(work.told.slice(told)).toEqual([['lookup.answered.v1', [LEWISHAM]]]);
    const after = await read(view);
    expect(after.conclusion).toBe('person_will_answer');
    expect(rowOf(after, SOUTHWARK)?.outcome).toBe('none');
  });

  it('reads the same at each step and takes as long, whether nothing is covered, a published record is shielded or one that is asked for live', async () => {
    const steps = async (late: object) => {
      const began = Date.parse(clock.now());
      meanwhile = async (passed) => {
        if (passed === 100) await say(GREENWICH);
      };
      const first = await ask();
      const took = Date.parse(clock.now()) - began;
      await say(SOUTHWARK, late);
      const told = work.told.filter(([type]) => type === 'lookup.answered.v1').length;
      return [first.conclusion, took, (await read(first)).conclusion, told];
    };
    const seen = [await steps({ outcome: 'shielded' })];
    await setUp({ ...tokens, draw: () => 0 });
    seen.push(await steps({ outcome: 'none' }));
    await setUp();
    await reconcile([pointer('E-1', { handling: 'shielded' })], asked(EALING));
    seen.push(await steps({ outcome: 'none' }));
    expect(seen).toEqual(seen.map(() => ['incomplete', 2_000, 'person_will_answer', 1]));
  });

  it('asks a silent system no more, but for one try each half minute, until it answers', async () => {
    meanwhile = () => say(SOUTHWARK).catch(() => undefined);
    for (let made = 0; made < 5; made += 1) await ask();
    const asksGreenwich = async () => {
      const view = await ask();
      return rowOf(view, GREENWICH)?.reason;
    };
    expect(await asksGreenwich()).toBe('suspended');
    expect(
      (await federate.coverage()).items.find(({ authority }) => authority === GREENWICH)?.standing,
    ).toBe('suspended');
    clock.advance(30_000);
    expect(await asksGreenwich()).toBe('timeout');
    expect(await asksGreenwich()).toBe('suspended');
  });

  it('goes by the system alone: pointers are forgotten, and refused until it ends', async () => {
    await federate.leave(asked(GREENWICH));
    await reconcile([pointer('G-1')], asked(GREENWICH));
    await federate.join({ encryptionKey: KEY }, asked(GREENWICH));
    expect(await publish.one(pointer('G-2'), asked(GREENWICH))).toEqual({
      refused: 'answers_live',
    });
    expect(await reconcile([], asked(GREENWICH))).toEqual({ refused: 'answers_live' });
    expect(rowOf(await ask(), GREENWICH)?.outcome).toBe('no_answer');
    await federate.leave(asked(GREENWICH));
    expect(rowOf(await ask(), GREENWICH)).toMatchObject({
      outcome: 'stale',
      reason: 'never_reconciled',
    });
    const { items } = await federate.coverage();
    expect(items.find(({ authority }) => authority === GREENWICH)).toMatchObject({
      mode: 'published',
      standing: 'stale',
    });
    expect(items).toHaveLength(33);
  });

  it('does not take a key that nothing can be encrypted to', async () => {
    const broken = new Federate(
      work,
      { seal: () => Promise.reject(new Error('no point of the curve')) },
      lookUpTools(clock),
    );
    expect(await broken.join({ encryptionKey: KEY }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'encryptionKey' }],
    });
  });

  it('is not asked again once it is over, and an authority with no key is a fault', async () => {
    const { enquiries: store } = work.stores;
    const lookup = await ask();
    const before = enquiries().length;
    const tools = lookUpTools(clock);
    await new GatherAnswers(work, tools).execute(
      lookup,
      { purpose: 'review', caseReference: 'R', child },
      ASKER,
      0,
    );
    expect(enquiries()).toHaveLength(before);
    const live = await askAuthorities(
      child,
      { id: testId(5), by: LEWISHAM, purpose: 'review', at: clock.now(), waitMs: 500 },
      store,
      tools,
    );
    expect(
      live.enquiries.map(({ awaitedUntil }) => Date.parse(awaitedUntil) - Date.parse(clock.now())),
    ).toEqual([500, 500]);
  });
});
