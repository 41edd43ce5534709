import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { FeedFault } from '../../application/feeds/reader-ports.js';

const GZIP = Buffer.from([0x1f, 0x8b]);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The bytes of an answer as they come, unpacked, without a byte order mark.
 *
 * @param most bytes, unpacked
 * @param signal that ends a pull that takes too long
 * @throws FeedFault where there are more
 */
export async function* bytesOf(
  response: IncomingMessage,
  most: number,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void> {
  let bytes = 0;
  let isFirst = true;
  const source = await unpacked(response);
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw new FeedFault(`An answer is larger than ${String(most)} bytes.`);
      const hasMark = isFirst && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK);
      isFirst = false;
      yield hasMark ? chunk.subarray(3) : chunk;
    }
  } catch (error) {
    throw faultOf(error, signal);
  } finally {
    response.destroy();
    source.destroy();
  }
}

/** Many servers pack without saying so, or under another name for it: the first bytes tell. */
async function unpacked(response: IncomingMessage): Promise<Readable> {
  const said = response.headers['content-encoding']?.toLowerCase().trim();
  const start = await firstBytes(response);
  const unpack =
    said === 'br'
      ? createBrotliDecompress()
      : said === 'deflate' || start.subarray(0, 2).equals(GZIP)
        ? createUnzip()
        : undefined;
  return unpack ? through(response, unpack) : response;
}

function through(response: IncomingMessage, unpack: Transform): Readable {
  response.on('error', (error) => unpack.destroy(error));
  return response.pipe(unpack);
}

/** Looks at what comes first without taking it away. */
async function firstBytes(response: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      response.off('readable', look).off('end', settle).off('error', fail);
      resolve(Buffer.alloc(0));
    };
    const fail = (error: Error): void => {
      reject(faultOf(error));
    };
    const look = (): void => {
      const chunk = response.read() as Buffer | null;
      if (chunk === null) return;
      response.off('readable', look).off('end', settle).off('error', fail);
      response.unshift(chunk);
      resolve(chunk);
    };
    response.on('readable', look).on('end', settle).on('error', fail);
  });
}

/** @param signal that ends a pull that takes too long */
export function faultOf(error: unknown, signal?: AbortSignal): FeedFault {
  if (error instanceof FeedFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
  if (signal?.aborted || code === 'ABORT_ERR' || (error as Error).name === 'AbortError')
    return new FeedFault('It took longer than a pull may take.');
  const message = error instanceof Error ? error.message : '';
  if (message.includes('is not allowed'))
    return new FeedFault('Its address leads to where the hub does not fetch from.');
  return new FeedFault(`It cannot be reached: ${code}.`);
}
