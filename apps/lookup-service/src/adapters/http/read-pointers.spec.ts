import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PointerLines } from '../../application/pointers/reconcile-pointers.js';
import { pointer } from '../../testing/examples.js';
import { readPointers } from './read-pointers.js';

const digestOf = (body: Buffer): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

async function read(
  body: Buffer | Readable,
  digest?: string,
  most = 10_000,
): Promise<PointerLines & { intact: boolean }> {
  const { lines, isIntact } = readPointers(
    body instanceof Readable ? body : Readable.from([body]),
    digest,
    most,
  );
  const all: { lines: PointerLines['lines'][number][]; faults: PointerLines['faults'][number][] } =
    { lines: [], faults: [] };
  for await (const batch of lines) {
    all.lines.push(...batch.lines);
    all.faults.push(...batch.faults);
  }
  return { ...all, intact: isIntact() };
}

describe('a body of pointers', () => {
  it('is read line by line, wherever it is cut on its way', async () => {
    const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('\n', '\r\n'),
        async (given, size, end) => {
          const written = given.map((givenName, place) =>
            JSON.stringify(pointer(`R-${String(place)}`, { child: { givenName } })),
          );
          const body = Buffer.from(written.join(end));
          const chunks = Array.from({ length: Math.ceil(body.length / size) }, (_, place) =>
            body.subarray(place * size, (place + 1) * size),
          );
          const { lines, faults, intact } = await read(Readable.from(chunks), digestOf(body));
          expect({ faults, intact }).toEqual({ faults: [], intact: true });
          expect(lines.map(({ value }) => value.child.givenName)).toEqual(given);
        },
      ),
    );
  });

  it('passes empty lines over and names the others by their number', async () => {
    const body = Buffer.from(`\n${JSON.stringify(pointer('a'))}\n\nnonsense\n{"reference":"b"}\n`);
    const { lines, faults } = await read(body);
    expect(lines.map(({ line }) => line)).toEqual([2]);
    expect(new Set(faults.map(({ field }) => field.split(':')[0]))).toEqual(
      new Set(['line 4', 'line 5']),
    );
  });

  it('is not intact where a byte is another than its digest was made of', async () => {
    const body = Buffer.from(JSON.stringify(pointer('a')));
    expect((await read(body, digestOf(Buffer.from('else')))).intact).toBe(false);
    expect((await read(body, 'md5=:abc:')).intact).toBe(false);
    expect((await read(body, `sha-512=:x:, ${digestOf(body)}`)).intact).toBe(true);
    expect((await read(body)).intact).toBe(true);
  });

  it('with bytes that are no UTF-8, an endless line or too many lines is at fault', async () => {
    expect(
      (await read(Buffer.concat([Buffer.from('\n'), Buffer.from([0xff, 0xfe])]))).faults,
    ).toEqual([{ field: 'line 1', message: 'is not UTF-8' }]);
    expect((await read(Buffer.alloc(100_001, 'x'))).faults).toEqual([
      { field: 'line 1', message: 'has more than 100000 characters' },
    ]);
    const two = Buffer.from(`${JSON.stringify(pointer('a'))}\n${JSON.stringify(pointer('b'))}\n`);
    expect((await read(two, undefined, 1)).faults).toEqual([
      { field: 'body', message: 'has more than 1 lines' },
    ]);
  });

  it('that breaks off is an error, and never taken for the whole', async () => {
    const cut = new Readable({ read() {} });
    cut.push(`${JSON.stringify(pointer('a'))}\n`);
    setImmediate(() => cut.destroy(new Error('aborted')));
    await expect(read(cut)).rejects.toThrow('aborted');
  });
});
