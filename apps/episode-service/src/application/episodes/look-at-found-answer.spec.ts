import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { foundAnswer, GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { LookAtFoundAnswer } from './look-at-found-answer.js';

const lead = (authority: string) =>
  asked(authority, { personId: testId(1), roles: ['lead_caf_contact'] });

describe('an answer to what was found', () => {
  const { id: foundAnswerId } = foundAnswer();
  const refused = { refused: 'not_found' };
  let work: FakeUnitOfWork<EpisodeStores>;
  let answers: LookAtFoundAnswer;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    answers = new LookAtFoundAnswer(work, new FixedClock());
    await work.stores.foundAnswers.add([foundAnswer({ told: false, because: 'safety' })]);
  });

  it('shows to who asked, and to who holds what was found as far as the family agreed', async () => {
    const asker = await answers.read({ foundAnswerId }, lead(LEWISHAM));
    expect(asker).toMatchObject({ answer: 'sibling', because: 'safety' });
    const holder = await answers.read({ foundAnswerId }, lead(SOUTHWARK));
    expect(holder).toMatchObject({ askedBy: LEWISHAM, reference: 'F-1' });
    expect(holder).not.toHaveProperty('answer');
    expect(holder).not.toHaveProperty('because');
    expect(await answers.read({ foundAnswerId }, lead(GREENWICH))).toEqual(refused);
    expect(await answers.read({ foundAnswerId: testId(2) }, lead(LEWISHAM))).toEqual(refused);
  });

  it('is acknowledged by who holds what was found alone, and who asked is told once', async () => {
    for (const other of [LEWISHAM, GREENWICH])
      expect(await answers.acknowledge({ foundAnswerId }, lead(other))).toEqual(refused);
    const seen = await answers.acknowledge({ foundAnswerId }, lead(SOUTHWARK));
    expect(seen).toHaveProperty('seenAt');
    expect(await answers.acknowledge({ foundAnswerId }, lead(SOUTHWARK))).toEqual(seen);
    expect(work.told).toEqual([['found_answer.seen.v1', [LEWISHAM]]]);
    expect(await work.stores.foundAnswers.find(foundAnswerId)).toHaveProperty('seenAt');
  });
});
