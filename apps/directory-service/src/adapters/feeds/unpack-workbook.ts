import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { inWords, OverBoundError, ROW_BOUNDS } from './row-bounds.js';

/**
 * Unpacks the parts of a workbook or a package that are wanted; pictures and the like stay packed. Bytes are counted as they come out: what the
 * headers say of them is the sender's word.
 *
 * @throws OverBoundError
 */
export async function unpackParts(
  bytes: Buffer,
  wanted: RegExp,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: false,
  });
  if (zip.entryCount > ROW_BOUNDS.entries)
    throw new OverBoundError(
      `It packs ${inWords(zip.entryCount)} files: a workbook may have ${inWords(ROW_BOUNDS.entries)}. Save the list as a workbook of its own, or send it as CSV.`,
    );
  const parts = new Map<string, Buffer>();
  let left: number = ROW_BOUNDS.unpackedBytes;
  for await (const entry of zip.eachEntry()) {
    if (!wanted.test(entry.fileName)) continue;
    const part = await unpack(zip, entry, left);
    left -= part.length;
    parts.set(entry.fileName, part);
  }
  return parts;
}

async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let taken = 0;
  const place = entry.fileName.slice(0, 100);
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    taken += chunk.length;
    if (taken > most)
      throw new OverBoundError(
        `${place}: a workbook may unpack to ${inWords(ROW_BOUNDS.unpackedBytes)} bytes. Delete its other sheets, or send the list as CSV.`,
      );
    if (taken > entry.uncompressedSize)
      throw new OverBoundError(
        `${place}: it holds more than the ${inWords(entry.uncompressedSize)} bytes that its header says. Save the workbook anew, or send the list as CSV.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
