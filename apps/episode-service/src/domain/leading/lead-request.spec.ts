import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import type { AnswerLeadRequestPayload } from '@hub/contracts/leading';
import { testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  SUMMER,
} from '../../testing/examples.js';
import { passLead } from '../episode.js';
import {
  answerLeadRequest,
  askToLead,
  type LeadRequest,
  standingRequest,
  withdrawLeadRequest,
} from './lead-request.js';

// A Monday.
const AT = '2026-03-02T09:30:00.000Z';
const by = { id: testId(610), authority: GREENWICH, personId: person(2), at: AT };
const wanted = { episodeId: EPISODE, because: 'move' } as const;
const asked = askToLead(episode(), wanted, by, []) as LeadRequest;
const answering = { authority: LEWISHAM, at: AT, transferId: testId(611) };
const answer = (change: Partial<AnswerLeadRequestPayload>, request = asked, who = answering) =>
  answerLeadRequest(
    request,
    episode(),
    { episodeId: EPISODE, requestId: asked.id, answer: 'accepts', ...change },
    who,
  );

describe('who asks to lead', () => {
  it('asks once until it is answered, within five working days', () => {
    expect(asked.answerBy.slice(0, 10)).toBe('2026-03-09');
    const inset = { from: '2026-03-06', to: '2026-03-06', name: 'Training day' };
    expect(askToLead(episode(), wanted, { ...by, closed: [inset, SUMMER] }, [])).toMatchObject({
      answerBy: '2026-03-10T17:00:00.000Z',
      notCounted: [inset],
    });
    expect(askToLead(episode(), wanted, by, [asked])).toEqual({ refused: 'lead_request_exists' });
    expect(askToLead(episode(), wanted, { ...by, authority: SOUTHWARK }, [asked])).toMatchObject({
      state: 'open',
    });
    expect(askToLead(episode(), wanted, { ...by, authority: LEWISHAM }, [])).toMatchObject({
      refused: 'party_to_itself',
    });
    expect(askToLead(episode({ state: 'closed' }), wanted, by, [])).toMatchObject({
      refused: 'conflict',
    });
  });

  it('is answered once, by who leads, with what belongs to the answer and nothing else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('accepts', 'declines'),
        fc.option(fc.constantFrom('work_ends_soon', 'review_decides'), { nil: undefined }),
        fc.option(fc.constantFrom('agrees', 'disagrees', 'not_yet_asked'), { nil: undefined }),
        (said, reason, familyView) => {
          const given = {
            ...{ answer: said },
            ...(reason === undefined ? {} : { reason }),
            ...(familyView === undefined ? {} : { familyView }),
          };
          const answered = answer(given);
          const fits =
            (said === 'declines') === (reason !== undefined) &&
            (said === 'accepts') === (familyView !== undefined);
          if (!fits) {
            expect(answered).toMatchObject({ refused: 'step_incomplete' });
            return;
          }
          if (isRefusal(answered)) throw new Error(answered.refused);
          expect(answered.transferId).toBe(said === 'accepts' ? testId(611) : undefined);
          expect(answer(given, answered)).toEqual({ refused: 'lead_request_settled' });
        },
      ),
    );
    expect(answer({}, asked, { ...answering, authority: GREENWICH })).toMatchObject({
      refused: 'forbidden',
    });
  });

  it('takes it back before that; with the lead it ends', () => {
    const back = { authority: GREENWICH, at: AT };
    expect(withdrawLeadRequest(asked, episode(), back)).toMatchObject({ state: 'withdrawn' });
    expect(withdrawLeadRequest(asked, episode(), { ...back, authority: LEWISHAM })).toMatchObject({
      refused: 'forbidden',
    });
    const to = { authority: GREENWICH, personId: person(2) };
    const passed = passLead(episode(), to, AT, '2026-04-01');
    expect(standingRequest(asked, passed)).toMatchObject({ state: 'ended' });
    expect(standingRequest(asked, episode())).toBe(asked);
    expect(withdrawLeadRequest(asked, passed, back)).toEqual({ refused: 'lead_request_settled' });
  });
});
