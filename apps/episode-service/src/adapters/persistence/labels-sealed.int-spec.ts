import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Sealer } from '@hub/security';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { spellingsOf } from '../../domain/episode-choice.js';
import { episode, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { SqlLabelStore } from './label-store.js';
import { tables } from './tables.js';

const keys = {
  1: Buffer.alloc(32, 7).toString('base64'),
  2: Buffer.alloc(32, 8).toString('base64'),
};
const before = new Sealer({ current: 1, keys: { 1: keys[1] } });
const after = new Sealer({ current: 2, keys });
const late = new Sealer({ current: 2, keys: { 2: keys[2] } });

describe('labels of children on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  });
  afterAll(() => scratch.drop());

  const episodeId = testId(1);
  const label = { name: 'Zebulon Q.', bornIn: '2018-03', household: 'HOUSE-77' };
  const by = <R>(
    sealer: Sealer,
    work: (store: SqlLabelStore, manager: EntityManager) => Promise<R>,
  ) => scratch.database.transaction((manager) => work(new SqlLabelStore(manager, sealer), manager));

  it('stand in no row in clear, and are found by their tokens', async () => {
    await by(before, async (labels, manager) => {
      await new TypeormEpisodeStore(manager).add(episode({ id: episodeId }));
      await labels.keep(episodeId, LEWISHAM, label);
      await labels.keepReference(episodeId, GREENWICH, 'GRE-4711');
    });
    const rows = await scratch.database.query<object[]>(
      `SELECT l::text AS label, encode(l.envelope, 'escape') AS clear, r::text AS reference,
         encode(r.envelope, 'escape') AS other FROM child_label l JOIN own_reference r USING (episode_id)`,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Zebulon|2018-03|HOUSE|4711/i);
    const found = async (authority: string, reference: string) =>
      by(before, async (labels, manager) => {
        const references = spellingsOf(reference);
        const referenceTokens = await Promise.all(
          references.map((one) => labels.token(authority, one)),
        );
        const choice = { authority: LEWISHAM, references, referenceTokens };
        return new TypeormEpisodeStore(manager).count(choice);
      });
    expect(await found(GREENWICH, 'GRE-4711')).toBe(1);
    expect(await found(LEWISHAM, 'GRE-4711')).toBe(0);
    for (const reference of [' GRE-4711', 'gre-4711 '])
      expect(await found(GREENWICH, reference)).toBe(1);
    for (const reference of ['REF-1', ' ref-1 ', 'REF-1 '])
      expect(await found(LEWISHAM, reference)).toBe(1);
    expect(await found(LEWISHAM, 'REF -1')).toBe(0);
  });

  it('are sealed anew under the key that follows, and outlive the one before', async () => {
    const known = [{ episodeId, label, reference: 'GRE-4711' }];
    expect(await by(late, (labels) => labels.known([episodeId], GREENWICH))).toEqual([
      { episodeId },
    ]);
    expect(await by(late, (labels) => labels.sealAnew(10))).toBe(0);
    expect(await by(after, (labels) => labels.sealAnew(10))).toBe(2);
    expect(await by(after, (labels) => labels.sealAnew(10))).toBe(0);
    expect(await by(late, (labels) => labels.known([episodeId], GREENWICH))).toEqual(known);
    const references = await by(late, (labels) => labels.referencesOf(episodeId));
    expect(references).toEqual([{ authority: GREENWICH, reference: 'GRE-4711' }]);
  });
});
