import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SqlPeopleHeard } from '@hub/service-host';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { tables } from './tables.js';

const UNTIL = '2026-03-01T10:00:00.000Z';
const [ONE, OTHER] = [testId(1), testId(2)];
const told = (version: number) => ({ until: UNTIL, changes: [{ episodeId: ONE, version }] });

describe('how far a service has heard who works with which child', () => {
  let scratch: ScratchSchema;
  let heard: SqlPeopleHeard;
  let counterparts: TypeormCounterpartStore;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
    heard = new SqlPeopleHeard(scratch.database.manager);
    counterparts = new TypeormCounterpartStore(scratch.database.manager);
  });
  afterAll(() => scratch.drop());
  beforeEach(() => scratch.database.query('TRUNCATE people_heard, people_unheard, episode_people'));
  const notePeople = (version: number) =>
    counterparts.notePeople(ONE, { people: [], closed: false }, version);

  it('is behind everywhere before it asked, and once it could not ask for 5 seconds', async () => {
    expect(await heard.until()).toBeUndefined();
    expect(await heard.isBehind(ONE)).toBe(true);
    await heard.noteChanges({ until: UNTIL, changes: [] }, 4_000);
    expect(await heard.until()).toBe(UNTIL);
    expect(await heard.isBehind(ONE)).toBe(false);
    await heard.noteChanges({ until: UNTIL, changes: [] }, 5_001);
    expect(await heard.isBehind(ONE)).toBe(true);
  });

  it('is behind of an episode of which it has not heard what was told 3 seconds ago, and of no other', async () => {
    await notePeople(2);
    await heard.noteChanges(told(3), 3_001);
    expect([await heard.isBehind(ONE), await heard.isBehind(OTHER)]).toEqual([true, false]);
    await notePeople(3);
    expect(await heard.isBehind(ONE)).toBe(false);
  });

  it('waits from the first time that something was told, and anew where it had heard', async () => {
    await heard.noteChanges(told(1), 3_001);
    await heard.noteChanges(told(2), 0);
    expect(await heard.isBehind(ONE)).toBe(true);
    await notePeople(2);
    await heard.noteChanges(told(3), 0);
    expect(await heard.isBehind(ONE)).toBe(false);
    const [{ count }] = await scratch.database.query<[{ count: string }]>(
      'SELECT count(*) FROM people_unheard',
    );
    expect(Number(count)).toBe(1);
  });
});
