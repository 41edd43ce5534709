import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { FeedFault } from '../../application/feeds/reader-ports.js';
import { bytesOf, faultOf } from './feed-body.js';

const TEXT = '{"contents":[]}';

/** An answer with that body, in pieces. */
function answer(pieces: readonly Buffer[], encoding?: string): IncomingMessage {
  const stream = new PassThrough();
  for (const piece of pieces) stream.write(piece);
  stream.end();
  const headers = encoding === undefined ? {} : { 'content-encoding': encoding };
  return Object.assign(stream, { headers }) as unknown as IncomingMessage;
}

async function read(response: IncomingMessage, most = 1_000_000): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(response, most)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('a body', () => {
  it.each([
    ['plain', Buffer.from(TEXT), undefined],
    ['packed as it says', gzipSync(TEXT), 'gzip'],
    ['packed without saying so', gzipSync(TEXT), undefined],
    ['packed under another name', gzipSync(TEXT), 'x-gzip'],
    ['packed by deflate', deflateSync(TEXT), ' Deflate '],
    ['packed by brotli', brotliCompressSync(TEXT), 'br'],
    ['plain, though it says gzip', Buffer.from(TEXT), 'gzip'],
    ['with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), undefined],
    ['packed, with a byte order mark', gzipSync(`\uFEFF${TEXT}`), 'gzip'],
  ])('that comes %s is read', async (_how, bytes, encoding) => {
    expect(await read(answer([bytes], encoding))).toBe(TEXT);
  });

  it('keeps a mark that is not at its start', async () => {
    const stream = new PassThrough();
    stream.write('a');
    const response = Object.assign(stream, { headers: {} }) as unknown as IncomingMessage;
    const pieces = bytesOf(response, 100);
    await pieces.next();
    stream.end('\uFEFFb');
    expect((await pieces.next()).value?.toString()).toBe('\uFEFFb');
    expect((await pieces.next()).done).toBe(true);
  });

  it('lets go of the connection where nobody wants the rest of it', async () => {
    const stream = new PassThrough();
    stream.write(gzipSync(randomBytes(100_000)));
    const response = Object.assign(stream, { headers: {} }) as unknown as IncomingMessage;
    for await (const chunk of bytesOf(response, 1_000_000)) if (chunk.length > 0) break;
    expect(response.destroyed).toBe(true);
  });

  it('may be empty', async () => {
    expect(await read(answer([]))).toBe('');
  });

  it('is given up where it grows too large, though it came small', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000));
    expect(bomb.length).toBeLessThan(1_000);
    await expect(read(answer([bomb], 'gzip'), 100_000)).rejects.toThrow(
      'An answer is larger than 100000 bytes.',
    );
    expect(await read(answer([Buffer.alloc(10)]), 10)).toHaveLength(10);
    await expect(read(answer([Buffer.alloc(11)]), 10)).rejects.toThrow(FeedFault);
  });

  it('that breaks off is a fault of the feed', async () => {
    const response = answer([gzipSync(TEXT).subarray(0, 12)], 'gzip');
    await expect(read(response)).rejects.toThrow(/^It cannot be reached: /);
  });
});

describe('what went wrong', () => {
  const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });
  const aborted = AbortSignal.abort();

  it.each([
    [
      'the connection was refused',
      withCode('ECONNREFUSED'),
      undefined,
      'It cannot be reached: ECONNREFUSED.',
    ],
    ['its time was over', withCode('ABORT_ERR'), undefined, 'It took longer than a pull may take.'],
    ['the pull was ended', withCode('ECONNRESET'), aborted, 'It took longer than a pull may take.'],
    [
      'its address lies inside',
      withCode('EACCES', 'DNS lookup is not allowed'),
      undefined,
      'Its address leads to where the hub does not fetch from.',
    ],
    ['nobody knows', new Error('secret detail'), undefined, 'It cannot be reached: unknown fault.'],
    ['no error at all', 'odd', undefined, 'It cannot be reached: unknown fault.'],
  ])('because %s is said in words for whoever keeps the feed', (_why, error, signal, words) => {
    const fault = faultOf(error, signal);
    expect(fault).toBeInstanceOf(FeedFault);
    expect(fault.message).toBe(words);
  });

  it('stays as it was said, once it was', () => {
    const fault = new FeedFault('x');
    expect(faultOf(fault, aborted)).toBe(fault);
  });
});
