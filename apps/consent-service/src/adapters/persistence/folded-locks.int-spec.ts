import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { tables } from './tables.js';

const AT = '2026-03-02T09:30:00.000Z';
const WHILE_MS = 150;

/** Something that others wait for. */
function gate(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('an episode that goes on in another', () => {
  let scratch: ScratchSchema;
  let order: string[];
  let [kept, folded] = ['', ''];
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  });
  afterAll(() => scratch.drop());
  beforeEach(() => {
    order = [];
    [kept, folded] = [uuidv7(), uuidv7()];
  });
  const inTransaction = (work: (store: TypeormCounterpartStore) => Promise<void>) =>
    scratch.database.transaction((manager) => work(new TypeormCounterpartStore(manager)));

  it('is held with that one: no release of either slips into a change of the other', async () => {
    await inTransaction((store) => store.fold(folded, kept, AT));
    const change = gate();
    const changing = inTransaction(async (store) => {
      await store.lock(folded);
      order.push('change of the folded');
      await change.opened;
    });
    await pause(WHILE_MS);
    const releasing = inTransaction(async (store) => {
      await store.share(kept);
      order.push('release of the kept');
    });
    await pause(WHILE_MS);
    expect(order).toEqual(['change of the folded']);
    change.open();
    await Promise.all([changing, releasing]);
    expect(order).toEqual(['change of the folded', 'release of the kept']);
  });

  it('is held with that one also by who waited for it while it was folded', async () => {
    const [merge, change] = [gate(), gate()];
    const merging = inTransaction(async (store) => {
      for (const id of [folded, kept].sort()) await store.lock(id);
      await store.fold(folded, kept, AT);
      await merge.opened;
    });
    await pause(WHILE_MS);
    const changing = inTransaction(async (store) => {
      await store.lock(folded);
      order.push('change of the folded');
      await change.opened;
    });
    await pause(WHILE_MS);
    merge.open();
    await merging;
    await pause(WHILE_MS);
    const releasing = inTransaction(async (store) => {
      await store.share(kept);
      order.push('release of the kept');
    });
    await pause(WHILE_MS);
    expect(order).toEqual(['change of the folded']);
    change.open();
    await Promise.all([changing, releasing]);
    expect(order).toHaveLength(2);
  });
});
