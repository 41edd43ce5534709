import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { acting, at } from '../testing/climbed-disputes.js';
import {
  AT,
  claim,
  dispute,
  GREENWICH,
  LADDER,
  LEWISHAM,
  SOUTHWARK,
  sure,
} from '../testing/examples.js';
import { leaveForSafeguarding, withdraw } from './dispute-steps.js';
import { notLeftForSafeguarding, notTwin } from './twin-dispute.js';

const PARTIES = [LEWISHAM, GREENWICH, SOUTHWARK];

it('is refused, by its id, whoever of the same parties says the same again', () => {
  const one = dispute();
  const counter = { ...claim, openedBy: GREENWICH, respondents: [LEWISHAM, LEWISHAM] };
  expect(notTwin(counter, [one])).toMatchObject({
    refused: 'dispute_open',
    detail: expect.stringContaining(one.id),
  });
  const over = sure(withdraw(one, 'x', acting(at('practitioner', LEWISHAM))));
  expect(notTwin(counter, [over])).toBeUndefined();
});

it('is none where kind, parties or transfer differ, in whatever order they are named', () => {
  const sides = fc.record({
    kind: fc.constantFrom('who_leads' as const, 'funding' as const),
    parties: fc.shuffledSubarray(PARTIES, { minLength: 2 }),
    transferId: fc.constantFrom(undefined, testId(77)),
  });
  fc.assert(
    fc.property(sides, sides, (first, second) => {
      const [openedBy = '', ...respondents] = first.parties;
      const { kind, transferId } = first;
      const about = transferId === undefined ? {} : { transferId };
      const one = { ...dispute({ kind }), ...about, openedBy, respondents };
      const [by = '', ...others] = second.parties;
      const other = {
        kind: second.kind,
        openedBy: by,
        respondents: others,
        ...(second.transferId === undefined ? {} : { transferId: second.transferId }),
      };
      const isTwin =
        kind === second.kind &&
        transferId === second.transferId &&
        first.parties.length === second.parties.length &&
        first.parties.every((party) => second.parties.includes(party));
      expect(notTwin(other, [one]) !== undefined).toBe(isTwin);
    }),
  );
});

it('is not opened anew at once where it was left for safeguarding', () => {
  const left = sure(leaveForSafeguarding(dispute(), 'x', acting(at('practitioner', LEWISHAM))));
  const again = { ...claim, openedBy: GREENWICH, respondents: [LEWISHAM] };
  const open = (when: string, steppedDownAt?: string, sides = again) =>
    notLeftForSafeguarding(sides, [left], {
      standing: { steppedDownAt },
      at: when,
      ladder: LADDER,
    });
  expect(open(AT)).toMatchObject({
    refused: 'safeguarding_first',
    detail: expect.stringContaining('2026-03-30'),
  });
  expect(open('2026-04-01T09:30:00.000Z')).toBeUndefined();
  expect(open('2026-03-10T09:30:00.000Z', '2026-03-09T09:30:00.000Z')).toBeUndefined();
  expect(open('2026-03-10T09:30:00.000Z', '2026-03-01T09:30:00.000Z')).toBeDefined();
  expect(open(AT, undefined, { ...again, kind: 'residence' })).toBeUndefined();
});
