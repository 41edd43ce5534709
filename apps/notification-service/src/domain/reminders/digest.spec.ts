import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { againAt, mailOf } from './digest.js';

const URL_ = 'https://hub.example/sign-in';
const of = { personId: testId(1), authority: 'E09000023', at: '2026-03-02T08:30:00.000Z' };

describe('a digest', () => {
  it('is one sentence with counts, and where to sign in', () => {
    expect(mailOf({ ...of, overdue: 1, today: 2 }, URL_)).toEqual({
      subject: 'Something waits for you on the CAF hub',
      text: `1 thing is overdue and 2 things are due today for you. Sign in to see what: ${URL_}\n`,
      messageId: `<digest.${testId(1)}.1772440200000@hub.example>`,
    });
    expect(mailOf({ ...of, overdue: 0, today: 1 }, URL_).text).toMatch(/^1 thing is due today/);
  });

  it('says nothing but its counts, whoever it is for and wherever they work', () => {
    const counts = fc.record({ overdue: fc.nat(500), today: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.uuid(), counts, (personId, count) => {
        const { text, subject } = mailOf({ ...of, ...count, personId }, URL_);
        const said = `${subject} ${text}`.replace(URL_, '').replaceAll(/\d+/g, '');
        expect(said).not.toContain(personId);
        expect(said).not.toContain(of.authority);
        expect(said.length).toBeLessThan(140);
      }),
    );
  });

  it('is the same mail however often it is sent, and another one at another time', () => {
    const id = (at: string) => mailOf({ ...of, at, overdue: 1, today: 0 }, URL_).messageId;
    expect(id(of.at)).toBe(mailOf({ ...of, overdue: 9, today: 9 }, URL_).messageId);
    expect(id('2026-03-02T13:00:00.000Z')).not.toBe(id(of.at));
  });

  it('is tried again after pauses that double, and given up with the day', () => {
    const pauses = [1, 2, 3, 20].map(
      (attempts) => Date.parse(againAt(of, attempts, of.at) ?? of.at) - Date.parse(of.at),
    );
    expect(pauses).toEqual([60_000, 120_000, 240_000, 3_600_000]);
    expect(againAt(of, 1, '2026-03-02T20:30:00.001Z')).toBeUndefined();
  });
});
