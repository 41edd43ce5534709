import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork } from '@hub/testing';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK, tools } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import { OverrideSharing } from './override-sharing.js';

const command = {
  episodeId: EPISODE,
  recipient: SOUTHWARK,
  categories: ['assessment' as const],
  ground: 'significant_harm' as const,
  explanation: 'a private reason',
  familyTold: false,
  whyNotTold: 'a private fear',
};

describe('overriding consent in the public interest', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let at: ReturnType<typeof tools>;
  let overrides: OverrideSharing;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    at = tools();
    overrides = new OverrideSharing(work, at);
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, GREENWICH]);
  });
  const make = async () => {
    const made = await overrides.make(command, asked(LEWISHAM));
    if (isRefusal(made)) throw new Error(made.refused);
    return made;
  };

  it('is told to who may use it and to who reviews it, without its words', async () => {
    const made = await make();
    expect(work.told).toEqual([['override.made.v1', [SOUTHWARK, made.reviewer].sort()]]);
    expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
    expect(made).toMatchObject({ explanation: 'a private reason', review: 'waiting' });
    expect((await overrides.list({}, asked(SOUTHWARK))).items).toMatchObject([
      { id: made.id, ground: 'significant_harm' },
    ]);
    expect(JSON.stringify(await overrides.list({}, asked(SOUTHWARK)))).not.toContain('private');
    expect((await overrides.list({}, asked(made.reviewer))).items).toMatchObject([
      { explanation: 'a private reason', whyNotTold: 'a private fear' },
    ]);
  });

  it('is for authorities with a part in the episode', async () => {
    expect(await overrides.make(command, asked('E09000033'))).toEqual({ refused: 'not_found' });
    expect(
      await overrides.make({ ...command, recipient: LEWISHAM }, asked(LEWISHAM)),
    ).toMatchObject({ refused: 'party_to_itself' });
  });

  it('is reviewed once, by the authority that was drawn', async () => {
    const { id: overrideId, reviewer } = await make();
    const review = { overrideId, justified: true, reason: 'a private judgement' };
    expect(await overrides.review(review, asked(GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await overrides.review(review, asked(reviewer))).toMatchObject({ review: 'justified' });
    expect(work.told.at(-1)).toEqual(['override.reviewed.v1', [LEWISHAM]]);
    expect(await overrides.review(review, asked(reviewer))).toMatchObject({ refused: 'conflict' });
  });

  it('is not possible while the review of an earlier one is overdue', async () => {
    const { id: overrideId, reviewer } = await make();
    at.clock.advance(3 * 86_400_000);
    expect(await overrides.make(command, asked(LEWISHAM))).toMatchObject({
      refused: 'override_suspended',
    });
    await overrides.review({ overrideId, justified: true, reason: 'r' }, asked(reviewer));
    expect(await make()).toMatchObject({ review: 'waiting' });
  });
});
