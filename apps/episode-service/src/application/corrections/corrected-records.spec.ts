import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  as,
  CorrectionsAtWork,
  DOCUMENT,
  RAISER,
  TOO_WIDE,
  WRONG_REFERENCE,
} from '../../testing/corrections-at-work.js';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import { ReadFolder } from '../folders/read-folder.js';
import { GatherRecord } from '../records/gather-record.js';
import { putRight } from './correction-effects.js';

describe('what was corrected', () => {
  let at: CorrectionsAtWork;
  beforeEach(async () => {
    at = new CorrectionsAtWork();
    await at.open();
  });

  it('is told to whoever found the episode, too, where it should not have been found', async () => {
    at.found = [SOUTHWARK];
    const { aboutId: _none, ...rest } = TOO_WIDE;
    const pointer = await at.raise({ ...rest, kind: 'duplicate', about: 'pointer' });
    expect((await at.approve(pointer.id)).notices.map(({ authority }) => authority)).toEqual([
      GREENWICH,
      SOUTHWARK,
    ]);
    const document = await at.raise();
    expect((await at.approve(document.id)).notices.map(({ authority }) => authority)).toEqual([
      GREENWICH,
    ]);
  });

  it('stays in the original, marked, and hidden where that is listed', async () => {
    const { id } = await at.raise();
    const keys = {
      open: () => Promise.reject(new Error('no')),
      handOver: () => Promise.reject(new Error('no')),
    };
    const folder = new ReadFolder(at.work, keys as never, whoMay);
    const listed = async (corrected?: 'shown') =>
      folder.list({ episodeId: EPISODE, ...(corrected ? { corrected } : {}) }, RAISER);
    expect(await listed()).toMatchObject({ documents: [{ id: DOCUMENT }] });
    await at.approve(id);
    expect(await listed()).toMatchObject({ documents: [] });
    const marks = [{ correctionId: id, kind: 'sent_too_wide' }];
    expect(await listed('shown')).toMatchObject({ documents: [{ corrections: marks }] });
    expect(await folder.one({ documentId: DOCUMENT }, RAISER)).toMatchObject({
      corrections: marks,
    });
    const read = new ReadEpisodes(at.work);
    expect(await read.one({ episodeId: EPISODE }, RAISER)).toMatchObject({ corrections: marks });
  });

  it('changes nothing of an episode where no reference was wrong', async () => {
    const { episodes } = at.work.stores;
    const [raised, before] = [await at.raise(), await episodes.find(EPISODE)];
    await at.approve(raised.id);
    const made = await at.work.stores.corrections.find(raised.id);
    if (made?.state !== 'made' || !before) throw new Error('It was not made');
    expect(await putRight(made, before, at.work.stores)).toEqual({ episode: before, facts: [] });
    expect(await episodes.find(EPISODE)).toEqual(before);
  });

  it('is a reference typed wrongly, which gives way to the right one and stays beside it', async () => {
    const raised = await at.raise(WRONG_REFERENCE);
    expect(raised).not.toHaveProperty('incident');
    expect(await at.approve(raised.id)).toMatchObject({
      reference: 'RIGHT-1',
      formerReference: 'REF-1',
    });
    const view = (await new ReadEpisodes(at.work).one(
      { episodeId: EPISODE },
      RAISER,
    )) as EpisodeView;
    expect(view).toMatchObject({
      ownReference: 'RIGHT-1',
      formerReferences: ['REF-1'],
      version: 2,
    });
    const amended = at.work.facts.find(
      ({ event }) => event.type === 'episode.reference_amended.v1',
    );
    expect(amended).toMatchObject({ payload: { ownReference: 'RIGHT-1', version: 2 } });
  });

  it('is a document of another child, which no family reads but that one’s', async () => {
    const documents = async () => {
      const record = await new GatherRecord(at.work, lookupRegister).execute({
        episodeId: EPISODE,
        authority: LEWISHAM,
      });
      return 'documents' in record ? record.documents.map(({ id }) => id) : [];
    };
    await at.approve((await at.raise()).id);
    expect(await documents()).toEqual([DOCUMENT]);
    await at.approve((await at.raise({ ...TOO_WIDE, kind: 'wrong_child' })).id);
    expect(await documents()).toEqual([]);
  });

  it('stands in the family’s record in words, without ids', async () => {
    const { id } = await at.raise();
    await at.approve(id);
    await at.answering.execute(
      { correctionId: id, outcome: 'kept', ground: 'court_order' },
      as(GREENWICH, 2),
    );
    const record = await new GatherRecord(at.work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    if (!('items' in record)) throw new Error('nothing was gathered');
    const items = record.items.filter(({ id: name }) => name.startsWith('correct'));
    const fields = items.flatMap((item) => item.fields);
    const words = JSON.stringify([
      items.map(({ title }) => title),
      fields.map(({ name, value }) => [name, value]),
    ]);
    expect(fields.filter(({ personIds }) => personIds !== undefined)).toMatchObject([
      { name: 'Who said so', personIds: [RAISER.caller.personId] },
      { name: 'Who looked at it as the second person', personIds: [expect.any(String)] },
    ]);
    expect(words).toContain('More was told than you had agreed to');
    expect(words).toContain('it keeps it, as the law lets it');
    expect(words).toContain('court order');
    expect(words).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
