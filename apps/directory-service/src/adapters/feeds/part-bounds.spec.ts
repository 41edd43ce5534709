import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnOf, PartBounds } from './part-bounds.js';
import { ROW_BOUNDS } from './row-bounds.js';

const NONE = (): Record<string, string> => ({});
const at = (r: string) => () => ({ r });

/** Opens and closes elements of one kind, so many times. */
function times(count: number, kind: string, bounds = new PartBounds('sheet1.xml')): PartBounds {
  for (let number = 0; number < count; number += 1) {
    bounds.open(kind, NONE);
    bounds.close();
  }
  return bounds;
}

describe('a part of a workbook', () => {
  it.each([
    ['row', ROW_BOUNDS.lines + 1, /row 20,002: a file may have 20,000 lines/],
    ['c', ROW_BOUNDS.cells, /cell number 500,001: a sheet may have 500,000 cells/],
    ['si', ROW_BOUNDS.sharedStrings, /text 500,001: a workbook may have 500,000 texts/],
    ['f', ROW_BOUNDS.elements, /element 3,000,001: a sheet may have 3,000,000 elements/],
  ])('may have so many <%s>, and none more', (kind, most, fault) => {
    const full = times(most, kind);
    expect(() => times(1, kind, full)).toThrow(fault);
  });

  it('may be so deep, and no deeper; what was closed is not counted', () => {
    const bounds = times(500, 'f');
    for (let depth = 0; depth < ROW_BOUNDS.depth; depth += 1) bounds.open('f', NONE);
    expect(() => {
      bounds.open('f', NONE);
    }).toThrow(/elements may be 100 deep/);
  });

  it.each([
    ['row', '1', undefined],
    ['row', '20001', undefined],
    ['row', '20002', /row 20002: a file may have 20,000 lines/],
    ['row', '1e3', /row 1e3: that is no row of a sheet/],
    ['row', '-1', /no row of a sheet/],
    ['row', '99999999', /no row of a sheet/],
    ['row', '', /no row of a sheet/],
    ['c', 'A1', undefined],
    ['c', 'CV20001', undefined],
    ['c', 'CW1', /cell CW1: a file may have 100 columns/],
    ['c', 'A20002', /cell A20002: a file may have 20,000 lines/],
    ['c', 'A', /cell A: that is no cell/],
    ['c', 'a1', /no cell of a sheet/],
    ['c', 'AAAA1', /no cell of a sheet/],
    ['c', '1A', /no cell of a sheet/],
  ])('may say that a <%s> is %j: %s', (kind, place, fault) => {
    const open = (): void => {
      new PartBounds('sheet1.xml').open(kind, at(place));
    };
    if (fault) expect(open).toThrow(fault);
    else expect(open).not.toThrow();
  });

  it('shows no more of a place than the start of it', () => {
    const open = (): void => {
      new PartBounds('p').open('c', at('x'.repeat(5_000)));
    };
    expect(open).toThrow(new RegExp(`^p, cell x{40}: that`));
  });

  it('works out attributes of rows and cells alone', () => {
    expect(() => {
      new PartBounds('p').open('f', () => {
        throw new Error('asked for');
      });
    }).not.toThrow();
  });
});

describe('a column', () => {
  it.each([
    ['A', 1],
    ['Z', 26],
    ['AA', 27],
    ['CV', 100],
    ['XFD', 16_384],
  ])('%s is number %d', (letters, number) => {
    expect(columnOf(letters)).toBe(number);
  });

  it('stands before each one that is written behind it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABMYZ'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const isBefore = one.length === other.length ? one < other : one.length < other.length;
        if (one !== other) expect(columnOf(one) < columnOf(other)).toBe(isBefore);
      }),
    );
  });
});
