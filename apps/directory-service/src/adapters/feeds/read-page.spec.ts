import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPage } from './read-page.js';

/** A text as it comes over the wire, in pieces of so many bytes. */
async function* inPieces(text: string, bytes: number): AsyncGenerator<Buffer> {
  const whole = Buffer.from(text);
  for (let from = 0; from < whole.length; from += bytes)
    yield Promise.resolve(whole.subarray(from, from + bytes));
}

async function read(page: unknown, bytes = 1_000_000) {
  const taken: unknown[][] = [];
  const text = typeof page === 'string' ? page : JSON.stringify(page);
  const counters = await readPage(inPieces(text, bytes), 3, (records) => {
    taken.push([...records]);
    return Promise.resolve();
  });
  return { counters, taken, records: taken.flat() };
}

describe('a page', () => {
  it.each(['contents', 'content'])('has its records in %s', async (list) => {
    const { records } = await read({ [list]: [{ id: 1 }, { id: 2 }] });
    expect(records).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('hands over a hundred records at a time, in their order', async () => {
    const contents = Array.from({ length: 250 }, (_, id) => ({ id }));
    const { taken, records } = await read({ contents });
    expect(taken.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(records).toEqual(contents);
  });

  it('hands over nothing where its list is empty', async () => {
    expect((await read({ contents: [] })).taken).toEqual([]);
  });

  it('keeps lists inside a record apart from its own', async () => {
    const contents = [{ id: 1, contents: [{ id: 2 }], content: [3] }];
    expect((await read({ contents })).records).toEqual(contents);
  });

  it('reads the same in whatever pieces it comes', async () => {
    const contents = fc.array(
      fc.record({ id: fc.nat(), name: fc.string({ unit: 'grapheme', maxLength: 8 }) }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(contents, fc.integer({ min: 1, max: 40 }), async (list, bytes) => {
        const { records, counters } = await read({ total_pages: 2, contents: list }, bytes);
        expect(records).toEqual(list);
        expect(counters).toEqual({ total_pages: 2 });
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a page says of itself', () => {
  it.each([
    [
      { page_number: 3, total_pages: 4, total_items: 9 },
      { page_number: 3, total_pages: 4, total_items: 9 },
    ],
    [
      { number: '3', totalPages: ' 4 ', totalElements: '9' },
      { page_number: 3, total_pages: 4, total_items: 9 },
    ],
    [
      { first_page: true, last_page: false },
      { first_page: true, last_page: false },
    ],
    [
      { first: 'True', last: 'FALSE' },
      { first_page: true, last_page: false },
    ],
    [{ number: 1.5, total_pages: '', total_items: 'many', first: 'yes', last: 1 }, {}],
    [{ number: null, total_pages: [2], last: {} }, {}],
    [{ pages: 4 }, {}],
  ])('%j is read as %j', async (said, expected) => {
    expect((await read({ ...said, contents: [] })).counters).toEqual(expected);
  });
});

describe('what is no page', () => {
  it.each([
    ['a web page', '  <!doctype html><p>Hello', /^Page 3 is not JSON but a web page/],
    ['a text', 'not here', /^Page 3 is not JSON\.$/],
    ['half a page', '{"contents":[{"id":1}', /^Page 3 is not JSON\.$/],
    ['nothing', '', /^Page 3 is not JSON\.$/],
    ['no list', '{"total_pages":1}', /no list of contents/],
    ['a list that is an object', '{"contents":{}}', /no list of contents/],
    ['a list by itself', '[{"id":1}]', /no list of contents/],
  ])('%s is refused', async (_what, text, fault) => {
    await expect(read(text)).rejects.toThrow(fault);
  });

  it('a record that never ends is refused before it is read', async () => {
    const endless = `{"contents":[{"x":"${'y'.repeat(5_000_000)}"}]}`;
    await expect(read(endless, 65_536)).rejects.toThrow('a record of more than 4000000 bytes');
  });

  it('records one after the other may be longer together', async () => {
    const contents = Array.from({ length: 6 }, () => ({ x: 'y'.repeat(1_000_000) }));
    expect((await read({ contents }, 65_536)).records).toHaveLength(6);
  });
});
