import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { acting, at } from '../testing/climbed-disputes.js';
import { claim, dispute, GREENWICH, LEWISHAM, SOUTHWARK, sure } from '../testing/examples.js';
import { withdraw } from './dispute-steps.js';
import { notTwin } from './twin-dispute.js';

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
