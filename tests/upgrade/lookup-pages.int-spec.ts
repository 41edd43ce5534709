import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { migrations } from '../../apps/lookup-service/migrations/migrations.js';
import { TypeormLookupStore } from '../../apps/lookup-service/src/adapters/persistence/lookup-store.js';
import { tables } from '../../apps/lookup-service/src/adapters/persistence/tables.js';
import { lookupView } from '../../apps/lookup-service/src/application/lookups/lookup-view.js';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  person,
} from '../../apps/lookup-service/src/testing/examples.js';
import { backing } from '../config.js';
import { key, sealerOf } from './earlier-hub.js';
import { keepPage, pageOf080 } from './lookup-pages.js';

const NOW = '2026-03-02T09:30:00.000Z';
const sealer = sealerOf({ current: 1, keys: { 1: key(1) } });
const FOUND: LookupView = {
  ...pageOf080(testId(1), {
    status: 'complete',
    rows: [
      { authority: GREENWICH, name: 'Greenwich', outcome: 'found', episodes: [EPISODE] },
      { authority: 'E09000012', name: 'Hackney', outcome: 'none', completeUpTo: NOW },
    ],
  }),
  conclusion: 'found',
  coverage: '2 of 2 answered.',
};
const REFUSED = pageOf080(testId(2), { status: 'refused', rows: [], refusedBecause: 'no case' });
const WITHDRAWN = pageOf080(testId(3), { status: 'withdrawn', rows: FOUND.rows });

describe('lookups that 0.8.0 kept as pages', () => {
  let scratch: ScratchSchema;
  const lookups = () =>
    inTransactions(scratch.database, (manager) => new TypeormLookupStore(manager, sealer));
  const seen = async ({ id }: LookupView) => {
    const lookup = await lookups().find(id);
    if (!lookup) throw new Error('The lookup is gone');
    return lookupView(lookup, [], NOW);
  };

  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
    const by = { authority: LEWISHAM, personId: person(1) };
    for (const page of [FOUND, REFUSED, WITHDRAWN])
      await keepPage(scratch.database, sealer, { ...by, page });
  });
  afterAll(() => scratch.drop());

  it('show what was found, refused or taken back as before', async () => {
    expect(await seen(FOUND)).toEqual({ ...FOUND, personId: person(1) });
    expect(await seen(REFUSED)).toMatchObject({ status: 'refused', refusedBecause: 'no case' });
    const withdrawn = await seen(WITHDRAWN);
    expect(withdrawn).toMatchObject({ status: 'withdrawn', conclusion: 'incomplete' });
    expect(JSON.stringify(withdrawn)).not.toContain(EPISODE.reference);
  });

  it('are kept as what was found once they change', async () => {
    const lookup = await lookups().lock(FOUND.id);
    if (lookup) await lookups().save(lookup);
    const [row] = await scratch.database.query<[{ answer: Buffer }]>(
      'SELECT answer FROM lookup WHERE id = $1',
      [FOUND.id],
    );
    const kept = sealer.open(row.answer, `lookup ${FOUND.id}`).toString('utf8');
    expect(kept).not.toMatch(/coverage|conclusion|Hackney/);
    expect(await seen(FOUND)).toEqual({ ...FOUND, personId: person(1) });
  });
});
