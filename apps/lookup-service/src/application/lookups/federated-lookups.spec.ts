import { describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import { asked, testId } from '@hub/testing';
import {
  GREENWICH,
  LEWISHAM,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from '../../testing/examples.js';
import {
  ASKER,
  child,
  FOUND,
  lookupsAtWork,
  type LookupsAtWork,
  rowOf,
} from '../../testing/lookups-at-work.js';
import { askAuthorities } from './ask-authorities.js';
import { GatherAnswers } from './gather-answers.js';
import { LookUp } from './look-up.js';

const EALING = 'E09000009';

describe('a lookup that asks systems live', () => {
  it('waits until all have answered, and shows published and live answers side by side', async () => {
    const { work, meanwhile, ask, enquiries, say } = await lookupsAtWork();
    meanwhile(async (passed) => {
      if (passed === 100) await say(GREENWICH, FOUND);
      if (passed === 200) await say(SOUTHWARK);
    });
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
    const { clock, ask, enquiries } = await lookupsAtWork();
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
    const { clock, work, ask, read, say } = await lookupsAtWork();
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
    const { work, tools, read, say } = await lookupsAtWork();
    const briefly = new LookUp(work, tokens, register, {
      ...tools,
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

  it('reads the same at each step and takes as long, whether nothing is covered, a published record is shielded or one that is asked for live', async () => {
    const steps = async (
      { clock, work, meanwhile, ask, read, say }: LookupsAtWork,
      late: object,
    ) => {
      const began = Date.parse(clock.now());
      meanwhile(async (passed) => {
        if (passed === 100) await say(GREENWICH);
      });
      const first = await ask();
      const took = Date.parse(clock.now()) - began;
      await say(SOUTHWARK, late);
      const told = work.told.filter(([type]) => type === 'lookup.answered.v1').length;
      return [first.conclusion, took, (await read(first)).conclusion, told];
    };
    const seen = [await steps(await lookupsAtWork(), { outcome: 'shielded' })];
    seen.push(await steps(await lookupsAtWork({ ...tokens, draw: () => 0 }), { outcome: 'none' }));
    const published = await lookupsAtWork();
    await published.reconcile([pointer('E-1', { handling: 'shielded' })], asked(EALING));
    seen.push(await steps(published, { outcome: 'none' }));
    expect(seen).toEqual(seen.map(() => ['incomplete', 2_000, 'person_will_answer', 1]));
  });

  it('is not asked again once it is over, and an authority with no key is a fault', async () => {
    const { clock, work, tools, ask, enquiries } = await lookupsAtWork();
    const { enquiries: store } = work.stores;
    const lookup = await ask();
    const before = enquiries().length;
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
