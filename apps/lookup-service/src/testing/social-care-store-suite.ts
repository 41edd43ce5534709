import { describe, expect, it } from '@jest/globals';
import type { EncryptionKey } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { SocialCareQuestion } from '../domain/social-care/social-care-question.js';
import { answeredLookup, GREENWICH, LEWISHAM, SOUTHWARK } from './examples.js';

const key: EncryptionKey = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const dutyTeam = { name: 'Duty', role: 'Duty worker', team: 'Front door' };
const LOOKUP = testId(7_900);

function question(number: number, change: Partial<SocialCareQuestion> = {}): SocialCareQuestion {
  return {
    id: testId(7_900 + number),
    lookupId: LOOKUP,
    authority: GREENWICH,
    askedAt: '2026-03-01T10:00:00.000Z',
    answerBy: '2026-03-01T10:00:02.000Z',
    standing: 'asked',
    isNumbered: true,
    hides: false,
    confirmed: false,
    dutyTeam,
    ...change,
  };
}

/** What every implementation of the store of questions to social care keeps to. */
export function socialCareStoreSuite(
  open: () => Pick<LookupStores, 'socialCare' | 'lookups'>,
): void {
  describe('social care that is asked', () => {
    it('is by its authority, under its last key, until it leaves', async () => {
      const { socialCare } = open();
      for (const kid of ['old', 'new'])
        for (const authority of [SOUTHWARK, GREENWICH])
          await socialCare.join(
            { authority, key: { ...key, kid }, dutyTeam },
            '2026-03-01T10:00:00.000Z',
          );
      const desk = { key: { ...key, kid: 'new' }, dutyTeam };
      expect(await socialCare.desks()).toEqual([
        { authority: GREENWICH, ...desk },
        { authority: SOUTHWARK, ...desk },
      ]);
      for (const authority of [SOUTHWARK, GREENWICH]) await socialCare.leave(authority);
      expect(await socialCare.desks()).toEqual([]);
    });

    it('answers what it was sent and nothing else, and what it said last stands', async () => {
      const { socialCare, lookups } = open();
      await lookups.add(answeredLookup(LOOKUP));
      const asked = question(1);
      const kept = question(2, { authority: SOUTHWARK, standing: 'kept_from', hides: true });
      await socialCare.add([]);
      await socialCare.add([kept, asked]);
      expect(await socialCare.lock(asked.id, SOUTHWARK)).toBeUndefined();
      expect(await socialCare.lock(kept.id, SOUTHWARK)).toBeUndefined();
      expect(await socialCare.lock(asked.id, GREENWICH)).toEqual(asked);
      const first = { answer: { answer: 'now' as const }, at: '2026-03-01T10:00:01.000Z' };
      const last = {
        answer: { answer: 'before' as const, sureBy: 'person' as const, on: '2024-06-30' },
        at: '2026-03-01T11:00:00.000Z',
      };
      for (const answered of [first, last]) await socialCare.answer({ ...asked, answered });
      const stands = [{ ...asked, answered: last }, kept];
      expect(await socialCare.ofLookup(LOOKUP)).toEqual(stands);
      expect(await socialCare.ofLookup(testId(7_999))).toEqual([]);
      await socialCare.confirm(LOOKUP, GREENWICH);
      const confirmed = { ...asked, answered: last, confirmed: true };
      expect(await socialCare.ofLookup(LOOKUP)).toEqual([confirmed, kept]);
    });

    it.each(['is taken back', 'is forgotten'])('says no more where a lookup %s', async (how) => {
      const { socialCare, lookups } = open();
      const lookupId = testId(how === 'is forgotten' ? 7_910 : 7_911);
      const authority = LEWISHAM;
      await lookups.add(answeredLookup(lookupId));
      await socialCare.add([question(how === 'is forgotten' ? 12 : 13, { lookupId, authority })]);
      if (how === 'is forgotten') await lookups.forget([lookupId]);
      else await socialCare.forget(lookupId);
      expect(await socialCare.ofLookup(lookupId)).toEqual([]);
    });
  });
}
