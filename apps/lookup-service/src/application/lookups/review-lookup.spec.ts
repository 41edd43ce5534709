import { beforeEach, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { LookupView } from '@hub/contracts/lookup';
import { asked, CountingIds, FakeUnitOfWork, FixedChance, FixedClock } from '@hub/testing';
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
import type { LookupStores } from '../ports.js';
import { LookUp } from './look-up.js';
import { ReviewLookup } from './review-lookup.js';

const HOUR = 3_600_000;
const ASKER = asked(LEWISHAM, { personId: person(1) });

describe('a lookup that is reviewed', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<LookupStores>;
  let review: ReviewLookup;
  const ids = new CountingIds();
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryLookupStores());
    review = new ReviewLookup(work, clock);
    await reconcileAll(work, clock)([pointer('G-CANARY', { canary: true })], asked(GREENWICH));
  });
  const ask = async (
    chance = new FixedChance(),
    child = pointer('x').child,
    { purpose = 'review', by = ASKER }: { purpose?: LookupView['purpose']; by?: typeof ASKER } = {},
  ) =>
    (await new LookUp(work, tokens, register, { ...lookUpTools(clock, chance), ids }).start(
      { purpose, caseReference: 'R-1', child },
      by,
    )) as LookupView;
  const reviewers = () =>
    work.facts
      .filter(({ event }) => event.type === 'lookup_review.asked.v1')
      .flatMap(({ recipients }) => recipients);
  const only = async () => {
    const [reviewer = ''] = reviewers();
    const [one] = (await review.list(asked(reviewer))).items;
    return {
      reviewer,
      one,
      decide: (justified: boolean, reason?: string) =>
        review.decide(
          { reviewId: one?.id ?? '', justified, ...(reason === undefined ? {} : { reason }) },
          asked(reviewer, { personId: person(3) }),
        ),
    };
  };
  const OTHER = {
    givenName: 'Somebody',
    familyName: 'Else',
    dateOfBirth: '2012-01-30',
    postcode: 'N1 1AA',
  };

  it('is drawn by chance, and always where it found what is no child; never by a party to it', async () => {
    await ask(new FixedChance(0.999), OTHER);
    expect(reviewers()).toEqual([]);
    await ask(new FixedChance(0.01, 0.5), OTHER);
    expect(reviewers()).toHaveLength(1);
    const view = await ask();
    expect(view.rows.find((row) => row.authority === GREENWICH)?.outcome).toBe('found');
    expect(work.told).toContainEqual(['lookup_canary.found.v1', [GREENWICH]]);
    expect(reviewers()).toHaveLength(2);
    for (const reviewer of reviewers()) expect([LEWISHAM, GREENWICH]).not.toContain(reviewer);
  });

  describe('for safeguarding', () => {
    const danger = { purpose: 'safeguarding' } as const;

    it('is reviewed whatever chance says, and says why', async () => {
      await ask(new FixedChance(0.999), OTHER, danger);
      expect((await only()).one).toMatchObject({
        because: 'safeguarding',
        purpose: 'safeguarding',
      });
    });

    it('waits for nobody although a lookup of the asker’s had no good reason', async () => {
      await ask();
      await (await only()).decide(false, 'No case.');
      expect((await ask(undefined, OTHER)).status).toBe('awaiting_confirmation');
      expect((await ask(undefined, OTHER, danger)).status).toBe('complete');
    });

    it('waits where the asker is not verified', async () => {
      const by = asked(LEWISHAM, { personId: person(2), verified: false });
      expect((await ask(undefined, OTHER, { ...danger, by })).status).toBe('awaiting_confirmation');
    });
  });

  it('shows the reviewer who asked and why, not after whom', async () => {
    const { id, askedAt } = await ask();
    const { one, reviewer, decide } = await only();
    expect(one).toMatchObject({
      lookupId: id,
      askedBy: LEWISHAM,
      personId: person(1),
      purpose: 'review',
      caseReference: 'R-1',
      askedAt,
      because: 'canary',
      state: 'waiting',
    });
    expect(JSON.stringify(one)).not.toMatch(/Rivers|Sam/);
    const outsider = AUTHORITY_CODES.find((code) => code !== reviewer) ?? SOUTHWARK;
    expect(
      await review.decide({ reviewId: one?.id ?? '', justified: true }, asked(outsider)),
    ).toEqual({ refused: 'not_found' });
    expect(await decide(false)).toMatchObject({ refused: 'reason_missing' });
    expect(await decide(true)).toMatchObject({ state: 'justified' });
    expect(work.told).toContainEqual(['lookup_review.decided.v1', [LEWISHAM]]);
    expect(await decide(true)).toMatchObject({ refused: 'conflict' });
    expect((await review.list(asked(reviewer))).items).toEqual([]);
  });

  it('suspends the right to an answer at once while it is overdue, and for a month where there was no reason', async () => {
    await ask();
    const { decide } = await only();
    clock.advance(167 * HOUR);
    expect(await ask(undefined, OTHER)).toMatchObject({ status: 'complete' });
    clock.advance(2 * HOUR);
    expect(await ask(undefined, OTHER)).toMatchObject({ status: 'awaiting_confirmation' });
    await decide(false, 'nobody there knows of a case');
    clock.advance(29 * 24 * HOUR);
    expect(await ask(undefined, OTHER)).toMatchObject({ status: 'awaiting_confirmation' });
    clock.advance(2 * 24 * HOUR);
    expect(await ask(undefined, OTHER)).toMatchObject({ status: 'complete' });
  });
});
