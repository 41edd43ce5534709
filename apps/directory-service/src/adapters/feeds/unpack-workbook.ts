import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { inWords, OverBoundError, ROW_BOUNDS } from './row-bounds.js';

/**
 * The parts of a workbook or a package, unpacked as they are read; pictures and the like stay
 * packed. Bytes are counted as they come out: what the headers say of them is the sender's word.
 */
export class PackedParts {
  private left: number = ROW_BOUNDS.unpackedBytes;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws OverBoundError */
  static async open(bytes: Buffer): Promise<PackedParts> {
    const zip = await fromBufferPromise(bytes, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: false,
    });
    if (zip.entryCount > ROW_BOUNDS.entries)
      throw new OverBoundError(
        `It packs ${inWords(zip.entryCount)} files: a workbook may have ${inWords(ROW_BOUNDS.entries)}. Save the list as a workbook of its own, or send it as CSV.`,
      );
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return new PackedParts(zip, entries);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /**
   * Nothing where there is no such part.
   *
   * @throws OverBoundError
   */
  async *read(name: string): AsyncGenerator<Buffer, void> {
    const entry = this.entries.get(name);
    if (!entry) return;
    let taken = 0;
    const place = name.slice(0, 100);
    const stream = await this.zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      taken += chunk.length;
      this.left -= chunk.length;
      if (this.left < 0)
        throw new OverBoundError(
          `${place}: a workbook may unpack to ${inWords(ROW_BOUNDS.unpackedBytes)} bytes. Delete its other sheets, or send the list as CSV.`,
        );
      if (taken > entry.uncompressedSize)
        throw new OverBoundError(
          `${place}: it holds more than the ${inWords(entry.uncompressedSize)} bytes that its header says. Save the workbook anew, or send the list as CSV.`,
        );
      yield chunk;
    }
  }

  /** @throws OverBoundError */
  async whole(name: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
