import { expect, it } from '@jest/globals';
import type { TransferView } from '@hub/contracts/episode';
import type { Outcome } from '../pages/outcome.js';
import type { Form } from '../session/form.js';
import type { Visit } from '../session/visit.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { JoinController } from './join/join.controller.js';
import { QuestionsController } from './questions/questions.controller.js';

const ID = '01900000-0000-7000-8000-000000000001';
const AT = '2026-11-24T09:00:00Z';
const LEWISHAM = 'E09000023';
const TRANSFER: TransferView = {
  id: ID,
  episodeId: ID,
  fromAuthority: LEWISHAM,
  toAuthority: 'E09000011',
  state: 'proposed',
  reason: 'move',
  familyView: 'agrees',
  outgoingPersonId: ID,
  outgoingTerm: 1,
  proposedAt: AT,
  waits: [],
  version: 1,
};
const JOIN = {
  id: ID,
  lookupId: ID,
  authority: LEWISHAM,
  askedBy: 'E09000011',
  reference: 'LEW-1',
  wish: 'join',
  purpose: 'before_assessment',
  as: 'answerer',
  state: 'waiting',
  askedAt: AT,
  dueAt: AT,
};
const REASON = { lookupId: ID, purpose: 'review', askedAt: AT, confirmBy: AT };
const CHILD = { id: ID, askedBy: LEWISHAM, purpose: 'review', state: 'waiting', askedAt: AT };

/** Somebody whose session ended as they sent that form there, signed in again. */
function back(path: string, form: Form, answer: object): Visit {
  const person = { id: ID, name: 'Ada', post: 'x', authority: LEWISHAM, roles: [] };
  const read = () => Promise.resolve(answer);
  const api = { read, ask: () => Promise.resolve({ body: answer, etag: '"1"' }) };
  const session = { interruption: { path, form, who: 'w' } };
  return { person, api, form: {}, session } as object as Visit;
}

const PAGES: readonly (readonly [string, Form, object, (visit: Visit) => Promise<Outcome>])[] = [
  [
    `/hand-overs/${ID}`,
    { reason: 'typed before' },
    TRANSFER,
    (visit) => new HandOverController().one(visit, ID),
  ],
  [
    `/join-requests/${ID}`,
    { because: 'another_child' },
    JOIN,
    (visit) => new JoinController().one(visit, ID),
  ],
  [
    `/questions/reasons/${ID}`,
    { why: 'typed before' },
    { items: [REASON] },
    (visit) => new QuestionsController().reason(visit, ID),
  ],
  [
    `/questions/children/${ID}`,
    { same: 'no' },
    { items: [CHILD] },
    (visit) => new QuestionsController().child(visit, ID),
  ],
];

it.each(PAGES)('what was sent after the session ended is shown again: %s', async (...parts) => {
  const [path, form, answer, open] = parts;
  const before = JSON.stringify(await open(back('/elsewhere', form, answer)));
  const again = JSON.stringify(await open(back(path, form, answer)));
  const [value = ''] = Object.values(form);
  const marks = ['typed before', '"checked":true'];
  expect(marks.filter((mark) => before.includes(mark))).toEqual([]);
  expect(marks.filter((mark) => again.includes(mark))).toHaveLength(1);
  expect(again).toContain(value);
});
