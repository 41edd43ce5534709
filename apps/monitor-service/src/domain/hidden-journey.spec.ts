import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, SERVICES } from '@hub/contracts';
import type { MessageDetail } from '@hub/contracts/monitor';
import { testId } from '@hub/testing';
import { stepsWithoutAuthorities, withoutAuthorities } from './hidden-journey.js';

const AT = '2026-03-02T09:30:00.000Z';
const authority = fc.constantFrom(...AUTHORITY_CODES);
const consumer = fc.oneof(authority, fc.constantFrom(...SERVICES));
const message: fc.Arbitrary<MessageDetail> = fc
  .record({
    from: fc.option(fc.oneof(authority, fc.constant('hub')), { nil: undefined }),
    to: fc.option(fc.uniqueArray(authority), { nil: undefined }),
    consumers: fc.uniqueArray(consumer),
    steps: fc.array(fc.option(authority, { nil: undefined })),
  })
  .map(({ from, to, consumers, steps }) => ({
    id: testId(1),
    state: 'processed' as const,
    producer: 'episode-service',
    at: AT,
    subject: testId(2),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    handlings: consumers.map((one) => ({
      consumer: one,
      last: 'processed' as const,
      at: AT,
      duplicates: 0,
      attempts: 1,
    })),
    journal: steps.map((one) => ({
      at: AT,
      service: 'notification-service',
      kind: 'sent' as const,
      ...(one === undefined ? {} : { authority: one }),
    })),
  }));

describe('a message about a hidden episode', () => {
  it('names no authority anywhere, nor how many there are', () => {
    fc.assert(
      fc.property(message, (one) => {
        const seen = stepsWithoutAuthorities(one);
        expect(JSON.stringify(seen)).not.toMatch(/E09\d{6}|"from"|"to"/);
        expect(seen.journal).toHaveLength(one.journal.filter((step) => !step.authority).length);
      }),
    );
  });

  it('still says which services handled it, where it stands and of what it speaks', () => {
    fc.assert(
      fc.property(message, (one) => {
        const { id, state, producer, subject, handlings } = withoutAuthorities(one);
        expect({ id, state, producer, subject }).toEqual({
          id: one.id,
          state: one.state,
          producer: one.producer,
          subject: one.subject,
        });
        const services = one.handlings.filter((item) =>
          (SERVICES as readonly string[]).includes(item.consumer),
        );
        expect(handlings).toEqual(services);
      }),
    );
  });
});
