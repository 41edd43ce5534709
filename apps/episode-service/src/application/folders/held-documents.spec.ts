import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { HoldDocumentPayload } from '@hub/contracts/episode';
import { asked, CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  episode,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import type { ContentKeyRegister } from './folder-ports.js';
import { HoldDocument } from './hold-document.js';
import { KeepFolders } from './keep-folders.js';
import { PassContent } from './pass-content.js';
import { ReadFolder } from './read-folder.js';

const RELEASE = '019a5b00-0000-7000-8000-00000000a001';
const JWE = 'a.b.c.d.e';
const command: HoldDocumentPayload = {
  episodeId: EPISODE,
  category: 'assessment',
  mediaType: 'application/pdf',
  size: 9,
  digest: 'd'.repeat(64),
  ownReference: 'LEW-1',
};

async function* body(...pieces: Buffer[]): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield* pieces;
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const lead = asked(LEWISHAM, { personId: person(1) });

describe('a document whose content stays with its authority', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let documentId: string;
  let issued: object[];
  let permitted: Refusal | undefined;
  let handed: boolean[];
  const clock = new FixedClock();
  const keys: ContentKeyRegister = {
    issue: (content) => {
      issued.push(content);
      return Promise.resolve(permitted ?? Buffer.alloc(32));
    },
    open: () => Promise.resolve(refuse('not_found')),
    handOver: (_release, passed) => {
      handed.push(passed);
      return Promise.resolve(
        permitted ?? (passed ? { documentId, documentVersion: 1 } : refuse('content_awaited')),
      );
    },
    pass: (_release, { authority }) =>
      Promise.resolve(
        authority === LEWISHAM
          ? (permitted ?? { documentId, documentVersion: 1, recipient: GREENWICH })
          : refuse('not_found'),
      ),
  };
  const hold = () => new HoldDocument(work, keys, { clock, ids: new CountingIds() }, whoMay);
  const pass = (
    content: AsyncIterable<Buffer> = body(Buffer.from('sealed')),
    contentKey: string | undefined = JWE,
    by = LEWISHAM,
  ) =>
    new PassContent(work, keys, clock).execute(
      { releaseId: RELEASE, contentKey },
      content,
      asked(by),
    );
  const fetched = () => new ReadFolder(work, keys, whoMay).released(RELEASE, asked(GREENWICH));

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    issued = [];
    handed = [];
    permitted = undefined;
    await work.stores.episodes.add(episode());
    const added = await hold().add(command, lead);
    if (isRefusal(added)) throw new Error(added.refused);
    documentId = added.id;
    work.facts.length = 0;
  });

  it('is on record like any other, in versions, without a byte of it in the hub', async () => {
    const more = await hold().addVersion({ ...command, documentId, digest: 'e'.repeat(64) }, lead);
    expect(more).toMatchObject({
      version: 2,
      versions: [
        { version: 2, digest: 'e'.repeat(64) },
        { version: 1, digest: 'd'.repeat(64), ownReference: 'LEW-1' },
      ],
    });
    expect(issued).toMatchObject([
      { held: true, documentVersion: 1 },
      { held: true, documentVersion: 2 },
    ]);
    expect(work.told).toEqual([['episode.document_added.v1', [LEWISHAM]]]);
    expect(await new ReadFolder(work, keys, whoMay).own({ documentId }, lead)).toEqual({
      refused: 'content_held',
    });
    expect(await hold().addVersion({ ...command, documentId }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
    permitted = refuse('consent_missing');
    expect(await hold().add(command, lead)).toEqual(permitted);
    expect(await hold().add(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });

  it('is put on record by who works with the child alone, and by their case system', async () => {
    const colleague = asked(LEWISHAM, { personId: person(9) });
    const version = { ...command, documentId };
    for (const kept of [
      await hold().add(command, colleague),
      await hold().addVersion(version, colleague),
    ])
      expect(kept).toMatchObject({ refused: 'not_involved' });
    expect(issued).toHaveLength(1);
    const system = asked(LEWISHAM, { roles: ['authority_system'] });
    expect(await hold().addVersion(version, system)).toMatchObject({ version: 2 });
  });

  it('passes through once its holder sent it, as it was sealed, and is taken away a day later', async () => {
    expect(await fetched()).toEqual({ refused: 'content_awaited' });
    const [large, rest] = [Buffer.alloc(100_000, 1), Buffer.alloc(31, 2)];
    expect(await pass(body(large, rest))).toEqual({});
    expect(work.told).toEqual([['release.content_ready.v1', [GREENWICH]]]);
    expect(await pass(body(Buffer.from('again')))).toEqual({});
    expect(work.facts).toHaveLength(1);
    const content = await fetched();
    if (isRefusal(content)) throw new Error(content.refused);
    expect(content).toMatchObject({
      contentKey: JWE,
      digest: 'd'.repeat(64),
      binding: `document ${documentId} 1`,
    });
    expect(await whole(content.bytes)).toEqual(Buffer.concat([large, rest]));
    expect(handed).toEqual([false, true]);
    clock.advance(24 * 3_600_000 + 1);
    await new KeepFolders(work, clock).execute();
    expect(await fetched()).toEqual({ refused: 'content_awaited' });
  });

  it('is refused without a key, from others, too large, and when it is no longer permitted; nothing stays', async () => {
    for (const key of ['', 'no-jwe', 'x'.repeat(2_001)])
      expect(await pass(body(Buffer.from('x')), key)).toEqual({ refused: 'content_key_missing' });
    expect(await pass(body(Buffer.from('x')), JWE, SOUTHWARK)).toEqual({ refused: 'not_found' });
    expect(await pass(body(...Array.from({ length: 11 }, () => Buffer.alloc(1_000_000))))).toEqual({
      refused: 'content_too_large',
    });
    expect(await work.stores.contents.read(RELEASE, 1, 0, 9)).toEqual([]);
    permitted = refuse('sharing_denied');
    expect(await pass()).toEqual(permitted);
    expect(await fetched()).toEqual(permitted);
    expect(work.facts).toEqual([]);
  });
});
