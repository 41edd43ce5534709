import { expect, it } from '@jest/globals';
import { evidenceBatch } from '../testing/examples.js';
import { decisionIn } from './logged-decision.js';

const FACTS = 'kind=person verified=true roles=practitioner held=none confirmed=false';

it.each([
  ['floor-4 london-5: work-on-the-case; basis public_task', true],
  ['sharing-1; floor-4 london-5: nobody-unverified', false],
])('the evidence of what was decided tells on which facts: %s', (said, permitted) => {
  const batch = evidenceBatch(1, { rule: `${said}; on ${FACTS}` });
  expect(decisionIn(batch, 7)).toEqual([
    { index: 7, at: batch.at, action: batch.evidence.action, facts: FACTS, permitted },
  ]);
});

it('the evidence of what policies did not decide tells of none', () => {
  expect(decisionIn(evidenceBatch(1), 7)).toEqual([]);
  expect(decisionIn(evidenceBatch(1, { rule: 'retention-1' }), 7)).toEqual([]);
});
