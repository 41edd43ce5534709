import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
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
import {
  answerInvitation,
  invite,
  mayKnowOf,
  type TeamInvitation,
  withdrawInvitation,
} from './invitation.js';

// A Monday.
const AT = '2026-03-02T09:30:00.000Z';
const wanted = {
  ...{ episodeId: EPISODE, authority: GREENWICH, personId: person(2) },
  role: 'teacher' as const,
};
const by = { fromAuthority: LEWISHAM, invitedBy: person(1), confirmed: false, at: AT };
const asked = (number = 1, others: readonly TeamInvitation[] = []): TeamInvitation => {
  const made = invite(wanted, { ...by, id: testId(number) }, others);
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
};
const open = asked();

describe('an invitation', () => {
  it('waits five working days, and once for each person', () => {
    expect(open).toMatchObject({ state: 'open', answerBy: '2026-03-09T17:00:00.000Z' });
    const inset = { from: '2026-03-06', to: '2026-03-06', name: 'Training day' };
    const closed = [inset, SUMMER];
    expect(invite(wanted, { ...by, id: testId(3), closed }, [])).toMatchObject({
      answerBy: '2026-03-10T17:00:00.000Z',
      notCounted: [inset],
    });
    expect(invite(wanted, { ...by, id: testId(2) }, [open])).toEqual({
      refused: 'invited_already',
    });
    const gone = withdrawInvitation(open, AT) as TeamInvitation;
    expect(asked(2, [gone])).toMatchObject({ id: testId(2) });
    const other = { ...wanted, personId: person(3) };
    expect(invite(other, { ...by, id: testId(2) }, [open])).toMatchObject({ state: 'open' });
  });

  it('ends once, whatever is tried, by who is invited or by who takes it back', () => {
    const tried = fc.record({
      answer: fc.constantFrom('accepts' as const, 'declines' as const, 'withdraw' as const),
      because: fc.constantFrom('no_time' as const, undefined),
      number: fc.constantFrom(1, 2, undefined),
    });
    fc.assert(
      fc.property(fc.array(tried, { maxLength: 6 }), (tries) => {
        let stands: TeamInvitation = open;
        for (const { answer, because, number } of tries) {
          const personId = number === undefined ? undefined : person(number);
          const said = because === undefined ? {} : { because };
          const next =
            answer === 'withdraw'
              ? withdrawInvitation(stands, AT)
              : answerInvitation(stands, { answer, ...said }, { personId, at: AT });
          if (isRefusal(next)) continue;
          expect(stands.state).toBe('open');
          expect(next.endedAt).toBe(AT);
          if (answer !== 'withdraw') expect(number).toBe(2);
          expect(next.because !== undefined).toBe(next.state === 'declined');
          stands = next;
        }
      }),
    );
    expect(
      answerInvitation(open, { answer: 'declines' }, { personId: person(2), at: AT }),
    ).toMatchObject({ refused: 'reason_missing' });
  });

  it('is known to who is invited and their lead CAF contact, unless the case is hidden from them', () => {
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(GREENWICH, SOUTHWARK),
        fc.constantFrom(2, 3),
        fc.boolean(),
        fc.boolean(),
        (authority, number, isContact, hides) => {
          const roles = [isContact ? 'lead_caf_contact' : 'practitioner'];
          const of = episode(hides ? { shield } : {});
          expect(mayKnowOf(open, of, { authority, personId: person(number), roles })).toBe(
            authority === GREENWICH && (number === 2 || isContact) && !hides,
          );
        },
      ),
    );
  });
});
