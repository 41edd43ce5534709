import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { type Digest, digestMail } from './digest.js';

const URL_ = 'https://hub.example/sign-in';
const of = {
  kind: 'due',
  personId: testId(1),
  authority: 'E09000023',
  at: '2026-03-02T08:30:00.000Z',
} satisfies Partial<Digest>;

describe('a digest', () => {
  it('is one sentence with counts, and where to sign in', () => {
    expect(digestMail({ ...of, overdue: 1, today: 2 }, URL_)).toEqual({
      subject: 'Something waits for you on the CAF hub',
      text: `1 thing is overdue and 2 things are due today for you. Sign in to see what: ${URL_}\n`,
      messageId: `<digest.${testId(1)}.1772440200000@hub.example>`,
    });
    expect(digestMail({ ...of, overdue: 0, today: 1 }, URL_).text).toMatch(/^1 thing is due today/);
  });

  it('says nothing but its counts, whoever it is for and wherever they work', () => {
    const counts = fc.record({ overdue: fc.nat(500), today: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.uuid(), counts, (personId, count) => {
        const { text, subject } = digestMail({ ...of, ...count, personId }, URL_);
        const said = `${subject} ${text}`.replace(URL_, '').replaceAll(/\d+/g, '');
        expect(said).not.toContain(personId);
        expect(said).not.toContain(of.authority);
        expect(said.length).toBeLessThan(140);
      }),
    );
  });

  it('is the same mail however often it is sent, and another one at another time', () => {
    const id = (at: string) => digestMail({ ...of, at, overdue: 1, today: 0 }, URL_).messageId;
    expect(id(of.at)).toBe(digestMail({ ...of, overdue: 9, today: 9 }, URL_).messageId);
    expect(id('2026-03-02T13:00:00.000Z')).not.toBe(id(of.at));
  });
});
