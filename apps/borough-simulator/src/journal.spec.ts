import { describe, expect, it } from '@jest/globals';
import { Journal, type JournalEntry } from './journal.js';

const message = (id: string, more: object = {}): JournalEntry['message'] =>
  ({ id, type: 'consent.withdrawn.v1', data: {}, ...more }) as JournalEntry['message'];

describe('what simulated authorities received', () => {
  it('is kept once for each authority, however often it came', () => {
    const journal = new Journal();
    expect([
      journal.note('E09000023', message('m')),
      journal.note('E09000023', message('m')),
      journal.note('E09000011', message('m')),
    ]).toEqual([true, false, true]);
    expect(journal.find({})).toHaveLength(2);
  });

  it('is found by authority, type and what it speaks of, each where it is asked for', () => {
    const journal = new Journal();
    journal.note('E09000023', message('a', { subject: 's' }));
    journal.note('E09000023', message('b', { type: 'transfer.proposed.v1' }));
    journal.note('E09000011', message('c', { subject: 's' }));
    const found = (query: Parameters<Journal['find']>[0]) =>
      journal.find(query).map(({ message: { id } }) => id);
    expect(found({ authority: 'E09000023' })).toEqual(['a', 'b']);
    expect(found({ subject: 's' })).toEqual(['a', 'c']);
    expect(found({ type: 'transfer.proposed.v1', authority: 'E09000011' })).toEqual([]);
  });

  it('forgets the oldest first once there is too much of it', () => {
    const journal = new Journal();
    for (let number = 0; number <= 50_000; number += 1)
      journal.note('E09000023', message(String(number)));
    const kept = journal.find({});
    expect([kept.length, kept[0]?.message.id]).toEqual([50_000, '1']);
    expect(journal.note('E09000023', message('0'))).toBe(true);
  });
});
