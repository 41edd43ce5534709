import { expect, it } from '@jest/globals';
import { answeredLookup, GREENWICH, LEWISHAM, lookUpTools } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { FixedClock, testId } from '@hub/testing';
import type { LookupQuestion } from './lookup-ports.js';
import { settleQuestion } from './settle-question.js';

it('leaves a person to answer while another question of that authority waits', async () => {
  const stores = inMemoryLookupStores();
  const { policy } = lookUpTools(new FixedClock());
  const lookup = answeredLookup(testId(1), {
    answers: [{ authority: GREENWICH, outcome: 'person_will_answer' }],
  });
  const question = (id: number, authority = GREENWICH): LookupQuestion => ({
    ...{ id: testId(id), lookupId: lookup.id, authority, reference: `R-${String(id)}` },
    ...{ because: 'x', handling: 'ordinary', state: 'waiting', askedAt: lookup.askedAt },
  });
  const [first, second] = [question(2), question(3)];
  await stores.lookups.add(lookup);
  await stores.lookupQuestions.add([first, second, question(4, LEWISHAM)]);
  const said = { found: undefined, at: lookup.askedAt, policy };
  const waits = { answers: [{ authority: GREENWICH, outcome: 'person_will_answer' }] };
  expect((await settleQuestion(lookup, first, said, stores)).next).toMatchObject(waits);
  await stores.lookupQuestions.answer(
    { ...first, state: 'ended' },
    { personId: undefined, at: '' },
  );
  expect((await settleQuestion(lookup, second, said, stores)).next).not.toMatchObject(waits);
});
