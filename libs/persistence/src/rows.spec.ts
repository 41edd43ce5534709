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

  it('knows by its member what a row holds', () => {
    const read = readMember<Row, 'state', (typeof MEMBERS)['needs']>(
      { state: 'ended', endedAt: new Date(AT), note: null },
      MEMBERS,
    );
    // @ts-expect-error A thing that is open may have no end.
    const open: string = (read as Extract<typeof read, { state: 'open' }>).endedAt;
    const ended: string = (read as Extract<typeof read, { state: 'ended' }>).endedAt;
    expect([open, ended]).toEqual([AT, AT]);
  });

  it('stores an instant as a date and its absence as null', () => {
    expect([toDate(AT), toDate(undefined)]).toEqual([new Date(AT), null]);
  });
});
