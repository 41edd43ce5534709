import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import type { Consequence } from '@hub/use-case';
import {
  answeredLookup,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  waitingLookup,
} from '../../testing/examples.js';
import { asAsked, type Lookup } from './lookup.js';
import { confirmable, holdBack, settle, turnDown, withdraw } from './lookup-decisions.js';
import { USUAL_POLICY } from './lookup-policy.js';

const ID = testId(1);
const AT = '2026-03-02T10:00:00.000Z';
const [QUESTION, OTHER] = [testId(7), testId(8)];
const told = ({ facts }: Consequence<Lookup>) =>
  facts.map(({ event, recipients }) => [event.type, recipients]);
const waiting = waitingLookup(ID);
const { next: refused } = turnDown(waiting, 'no case of ours', AT);
const answered = answeredLookup(ID, {
  answers: [
    {
      authority: GREENWICH,
      outcome: 'person_will_answer',
      completeUpTo: '2026-03-01T09:00:00.000Z',
    },
  ],
});
const withdrawn = withdraw(answered);

describe('a lookup that is held back', () => {
  it('keeps the details until its time, and tells its own authority', () => {
    const held = holdBack(asAsked(waiting), waiting.child, waiting.confirmBy);
    expect(held.next).toEqual(waiting);
    expect(told(held)).toEqual([['lookup_confirmation.asked.v1', [LEWISHAM]]]);
  });

  it('is confirmed while it waits, by another person', () => {
    const by = { personId: person(2), at: AT };
    expect(confirmable(waiting, by)).toBe(waiting);
    expect(confirmable(waiting, { ...by, at: waiting.confirmBy })).toMatchObject({
      refused: 'conflict',
    });
    expect(confirmable(waiting, { ...by, personId: person(1) })).toMatchObject({
      refused: 'second_person_needed',
    });
    for (const lookup of [refused, answered, withdrawn])
      expect(isRefusal(confirmable(lookup, by))).toBe(true);
  });

  it('forgets the details once it is turned down, with the reason', () => {
    const decided = turnDown(waiting, 'no case of ours', AT);
    expect(decided.next).toEqual({
      ...asAsked(waiting),
      state: 'refused',
      because: 'no case of ours',
    });
    expect(told(decided)).toEqual([['lookup.answered.v1', [LEWISHAM]]]);
  });
});

describe('a lookup that is taken back', () => {
  it.each<[string, Lookup]>([
    ['waits', waiting],
    ['was answered', answered],
    ['was taken back', withdrawn],
  ])('forgets all but what was asked where it %s', (_how, lookup) => {
    expect(withdraw(lookup)).toEqual({ ...asAsked(lookup), state: 'withdrawn' });
  });

  it('still says why it had been refused, however often it is taken back', () => {
    expect(withdraw(withdraw(refused))).toMatchObject({ refusedBecause: 'no case of ours' });
  });
});

describe('a question about a record that came near', () => {
  const question = { id: QUESTION, authority: GREENWICH, reference: 'G-1' };
  const said = { question, found: undefined, open: [], at: AT, policy: USUAL_POLICY };
  const answerOf = ({ next: lookup }: Consequence<Lookup>) =>
    lookup.state === 'answered' ? lookup.answers[0] : undefined;

  it('shows the record that is the child, and tells its holder', () => {
    const settled = settle(answered, { ...said, found: EPISODE });
    expect(answerOf(settled)).toMatchObject({ outcome: 'found', episodes: [EPISODE] });
    expect(told(settled)).toEqual([
      ['lookup.answered.v1', [LEWISHAM]],
      ['lookup.found.v1', [GREENWICH]],
    ]);
  });

  it('tells whoever leads it since as well, and whose reference it is', () => {
    const found = { ...EPISODE, leadAuthority: SOUTHWARK };
    const { facts } = settle(answered, { ...said, found });
    expect(facts[1]).toMatchObject({
      payload: { reference: 'G-1', heldBy: GREENWICH },
      recipients: [GREENWICH, SOUTHWARK],
    });
    expect(settle(answered, { ...said, found: EPISODE }).facts[1]?.payload).not.toHaveProperty(
      'heldBy',
    );
  });

  it('leaves its authority open while another that may be named waits', () => {
    expect(answerOf(settle(answered, { ...said, open: [OTHER] }))).toMatchObject({
      outcome: 'person_will_answer',
    });
    const hidden = { ...answered, unnamed: { questions: [OTHER] } };
    expect(answerOf(settle(hidden, { ...said, open: [OTHER] }))).toMatchObject({ outcome: 'none' });
  });

  it('changes no answer where it was never named and nothing shows', () => {
    const hidden = { ...answered, unnamed: { questions: [QUESTION, OTHER] } };
    const settled = settle(hidden, said);
    expect(answerOf(settled)).toBe(answered.answers[0]);
    expect(settled.next).toMatchObject({ unnamed: { questions: [OTHER] } });
  });

  it('goes by how complete the index was when it was looked through', () => {
    const late = { ...answered, searchedAt: '2026-03-03T10:00:00.000Z' };
    expect(answerOf(settle(late, said))).toMatchObject({ outcome: 'stale' });
  });

  it('leaves answers of others, and a lookup that was taken back, as they are', () => {
    const elsewhere = { ...question, authority: SOUTHWARK };
    const settled = settle(answered, { ...said, question: elsewhere, found: EPISODE });
    expect(answerOf(settled)).toBe(answered.answers[0]);
    expect(settle(withdrawn, { ...said, found: EPISODE })).toMatchObject({
      next: withdrawn,
      facts: [{}, {}],
    });
  });
});
