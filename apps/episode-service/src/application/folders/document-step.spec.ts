import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { addVersion, type Target } from './document-step.js';

const DOCUMENT = testId(7);
const described = {
  mediaType: 'application/pdf' as const,
  size: 9,
  digest: 'd',
  addedAt: '2026-03-02T09:30:00.000Z',
};
const target = (version: number): Target => ({
  action: 'document.add.v1',
  documentId: DOCUMENT,
  version,
  episodeId: EPISODE,
  category: 'attachment',
});
const lewisham = asked(LEWISHAM, { personId: person(1) });

describe('a version of a document', () => {
  let stores: EpisodeStores;
  beforeEach(async () => {
    stores = inMemoryEpisodeStores();
    await stores.episodes.add(
      episode({
        team: [
          { id: testId(5), authority: GREENWICH, personId: person(2), role: 'x', confirmed: true },
        ],
      }),
    );
  });
  const add = async (version: number, context = lewisham) => {
    const outcome = await addVersion(stores, whoMay, target(version), described, context);
    return isRefusal(outcome) ? outcome.refused : outcome;
  };

  it('is told to every counterpart and to nobody else, without a word of what it holds', async () => {
    expect(await add(1)).toMatchObject({
      result: { id: DOCUMENT, version: 1 },
      evidence: { subject: DOCUMENT, rule: expect.any(String) as unknown },
      facts: [
        {
          recipients: [GREENWICH, LEWISHAM],
          event: { type: 'episode.document_added.v1' },
          payload: { documentId: DOCUMENT, documentVersion: 1, episodeId: EPISODE },
        },
      ],
    });
  });

  it('stands before the ones before it, each by who added it', async () => {
    await add(1);
    await add(2, asked(LEWISHAM, { roles: ['authority_system'] }));
    const document = await stores.documents.lock(DOCUMENT);
    expect(document?.versions.map(({ version, addedBy }) => [version, addedBy])).toEqual([
      [2, undefined],
      [1, person(1)],
    ]);
  });

  it.each([2, 3])(
    'number %s is refused where the one before it is not the newest',
    async (number) => {
      if (number === 3) await add(1);
      expect(await add(number)).toBe('conflict');
      expect((await stores.documents.lock(DOCUMENT))?.versions.length ?? 0).toBe(number - 2);
    },
  );

  it('is refused a second time', async () => {
    await add(1);
    await add(2);
    expect(await add(2)).toBe('conflict');
  });

  it('needs its episode', async () => {
    const elsewhere = { ...target(1), episodeId: testId(99) };
    expect(await addVersion(stores, whoMay, elsewhere, described, asked(SOUTHWARK))).toMatchObject({
      refused: 'not_found',
    });
  });
});
