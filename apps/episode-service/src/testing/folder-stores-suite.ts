import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Document } from '../domain/folders/document.js';
import { episode, LEWISHAM, person } from './examples.js';

const AT = '2026-03-02T09:30:00.000Z';

/**
 * What every implementation of the stores of folders keeps to, the one in memory and the one on
 * PostgreSQL.
 */
export function folderStoresSuite(open: () => EpisodeStores): void {
  let last = 7_000;
  const fresh = (): string => testId((last += 1));
  const first = {
    version: 1,
    mediaType: 'application/pdf' as const,
    size: 12,
    addedBy: person(1),
    addedAt: AT,
  };
  const added = async (): Promise<Document> => {
    const { episodes, documents, contents } = open();
    const episodeId = fresh();
    await episodes.add(episode({ id: episodeId }));
    const document = {
      id: fresh(),
      episodeId,
      authority: LEWISHAM,
      category: 'assessment' as const,
      versions: [first],
    };
    await contents.begin(document.id, 1, AT);
    for (const number of [0, 1, 2])
      await contents.put(document.id, 1, number, Buffer.from(`chunk ${String(number)}`));
    await documents.addVersion(document);
    await contents.finish(document.id, 1);
    return document;
  };
  const chunksOf = async (id: string, version = 1, from = 0): Promise<string[]> =>
    (await open().contents.read(id, version, from, 2)).map(String);

  it('keeps what its holder passed for a release, and forgets it with its chunks', async () => {
    const { contents, documents, passages } = open();
    const document = await added();
    await documents.addVersion({
      ...document,
      versions: [{ ...first, version: 2, digest: 'd'.repeat(64), ownReference: 'own' }, first],
    });
    expect((await documents.find(document.id))?.versions[0]).toMatchObject({
      digest: 'd'.repeat(64),
      ownReference: 'own',
    });
    const [old, young] = [
      { releaseId: fresh(), documentId: document.id, contentKey: 'jwe', at: AT },
      {
        releaseId: fresh(),
        documentId: document.id,
        contentKey: 'jwe',
        at: '2026-03-03T09:30:00.000Z',
      },
    ];
    for (const passage of [old, young]) {
      await contents.begin(passage.releaseId, 1, AT);
      await contents.put(passage.releaseId, 1, 0, Buffer.from('sealed'));
      await contents.finish(passage.releaseId, 1);
      await passages.add(passage);
    }
    expect(await passages.find(old.releaseId)).toEqual(old);
    expect(await passages.find(fresh())).toBeUndefined();
    await expect(passages.add(old)).rejects.toThrow(/duplicate key/);
    expect(await passages.forget('2026-03-02T09:30:00.001Z')).toBe(1);
    expect([await passages.find(old.releaseId), await chunksOf(young.releaseId)]).toEqual([
      undefined,
      ['sealed'],
    ]);
    expect(await chunksOf(old.releaseId)).toEqual([]);
    await contents.discardOf(document.episodeId);
    expect(await chunksOf(young.releaseId)).toEqual([]);
  });

  it('keeps the versions of a document, newest first', async () => {
    const { documents } = open();
    const document = await added();
    expect(await documents.find(document.id)).toEqual(document);
    const { addedBy: _nobody, ...bySystem } = first;
    const second = {
      ...document,
      versions: [{ ...bySystem, version: 2, mediaType: 'image/png' as const }, first],
    };
    await documents.addVersion(second);
    expect(await documents.lock(document.id)).toEqual(second);
    expect(await documents.ofEpisode(document.episodeId)).toEqual([second]);
    expect(await documents.find(fresh())).toBeUndefined();
  });

  it('gives chunks some at a time, in their order', async () => {
    const { id } = await added();
    expect(await chunksOf(id)).toEqual(['chunk 0', 'chunk 1']);
    expect(await chunksOf(id, 1, 2)).toEqual(['chunk 2']);
    expect(await chunksOf(id, 2)).toEqual([]);
  });

  it('discards what was never finished, and nothing else', async () => {
    const { contents } = open();
    const document = await added();
    await contents.discard(document.id, 1);
    expect(await chunksOf(document.id)).toHaveLength(2);
    const broken = fresh();
    await contents.begin(broken, 1, '2026-03-02T08:00:00.000Z');
    await contents.put(broken, 1, 0, Buffer.from('x'));
    expect(await contents.discardUnfinished('2026-03-02T08:00:00.000Z')).toBe(0);
    expect(await contents.discardUnfinished('2026-03-02T08:30:00.000Z')).toBe(1);
    expect([await chunksOf(broken), (await chunksOf(document.id)).length]).toEqual([[], 2]);
  });

  it('takes away all contents of an episode, and leaves its documents on record', async () => {
    const { contents, documents } = open();
    const [gone, other] = [await added(), await added()];
    await contents.discardOf(gone.episodeId);
    expect([await chunksOf(gone.id), (await chunksOf(other.id)).length]).toEqual([[], 2]);
    expect(await documents.find(gone.id)).toEqual(gone);
  });

  it('keeps when an episode is reviewed next', async () => {
    const { episodes } = open();
    const one = episode({ id: fresh() });
    await episodes.add(one);
    await episodes.save({ ...one, nextReviewOn: '2026-04-13', version: 2 });
    expect(await episodes.find(one.id)).toMatchObject({ nextReviewOn: '2026-04-13', version: 2 });
  });
}
