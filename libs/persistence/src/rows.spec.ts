import { describe, expect, it } from '@jest/globals';
import { readMember, readRow, toDate } from './rows.js';

interface Row {
  readonly state: 'open' | 'ended';
  readonly endedAt: Date | null;
  readonly note: string | null;
}
const MEMBERS = {
  table: 'thing',
  by: 'state',
  needs: { open: [], ended: ['endedAt'] },
  lacks: { open: ['endedAt'], ended: [] },
} as const;
const AT = '2027-01-04T10:00:00.000Z';

describe('rows', () => {
  it('gives dates as instants and leaves out what is null', () => {
    const row: Row = { state: 'ended', endedAt: new Date(AT), note: null };
    expect(Object.entries(readRow(row))).toEqual([
      ['state', 'ended'],
      ['endedAt', AT],
    ]);
    expect(readMember(row, MEMBERS)).toEqual(readRow(row));
  });

  it('keeps what is empty but there', () => {
    expect(readRow({ note: '', count: 0, told: false })).toEqual({
      note: '',
      count: 0,
      told: false,
    });
  });

  it('names table and column of a row that lacks what its member needs', () => {
    expect(() => readMember({ state: 'ended', endedAt: null, note: 'private' }, MEMBERS)).toThrow(
      new Error('A row of thing fits no member: endedAt is missing'),
    );
  });

  it.each(['private', 'constructor'])('does not repeat a value that it does not know', (state) => {
    const row = { state: state as 'open', endedAt: null, note: null };
    expect(() => readMember(row, MEMBERS)).toThrow(
      new Error('A row of thing fits no member: state is unknown'),
    );
  });

  it('names table and column of a row that holds what its member cannot', () => {
    expect(() =>
      readMember({ state: 'open', endedAt: new Date(AT), note: 'private' }, MEMBERS),
    ).toThrow(new Error('A row of thing fits no member: endedAt is not to be there'));
  });

  it('knows by its member what a row holds', () => {
    const row: Row = { state: 'ended', endedAt: new Date(AT), note: null };
    const read = readMember(row, MEMBERS);
    if (read.state === 'open') {
      // @ts-expect-error A thing that is open has no end.
      const open: string = read.endedAt;
      throw new Error(open);
    }
    const ended: string = read.endedAt;
    // @ts-expect-error A note may be missing.
    const note: string = read.note;
    expect([ended, note]).toEqual([AT, undefined]);
  });

  it('stores an instant as a date and its absence as null', () => {
    expect([toDate(AT), toDate(undefined)]).toEqual([new Date(AT), null]);
  });
});
