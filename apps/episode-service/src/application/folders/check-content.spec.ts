import { expect, it } from '@jest/globals';
import { checkContent, ContentRefused } from './check-content.js';

const detector = { matches: () => Promise.resolve(true) };

// eslint-disable-next-line @typescript-eslint/require-await -- stands for a body
async function* endless(): AsyncGenerator<Buffer> {
  for (;;) yield Buffer.alloc(64_000);
}

it('cuts a body off that does not end, holding no more than its start', async () => {
  const { bytes, size } = checkContent(
    endless(),
    { category: 'attachment', mediaType: 'application/pdf' },
    detector,
  );
  const read = async (): Promise<void> => {
    for await (const piece of bytes) expect(piece.length).toBe(64_000);
  };
  await expect(read()).rejects.toBeInstanceOf(ContentRefused);
  expect(size()).toBeLessThan(10_100_000);
});
