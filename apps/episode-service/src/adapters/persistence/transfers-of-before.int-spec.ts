import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { TransfersFitTheirState18 } from '../../../migrations/18-transfers-fit-their-state.js';
import { migrations } from '../../../migrations/migrations.js';
import { GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { tables } from './tables.js';
import { TypeormTransferStore } from './transfer-store.js';

const AT = '2026-03-02T09:30:00.000Z';
const [HEIR, NAMED] = [person(7), person(2)];
const OPEN = { due_at: AT };
const ENDED = { ended_at: AT };
const TAKEN_OVER = { ...ENDED, incoming_person_id: NAMED };
const RECEIVED = { incoming_person_id: NAMED, accepted_at: AT, pack_received_at: AT };

/** Rows that the hub wrote: they come through as they are. */
const SOUND = [
  ['queued', {}, {}],
  ['awaiting_family', OPEN, { dueAt: AT }],
  ['proposed', { hours_left: 3.5 }, { hoursLeft: 3.5 }],
  ['nominated', { ...OPEN, incoming_person_id: NAMED }, { incomingPersonId: NAMED, dueAt: AT }],
  ['accepted', { ...RECEIVED, effective_at: AT }, { packReceivedAt: AT, effectiveAt: AT }],
  // Before hand-over packs, who was named took over in accepting.
  ['completed', TAKEN_OVER, { incomingPersonId: NAMED, endedAt: AT }],
  ['declined', { ...ENDED, ended_because: 'x' }, { endedBecause: 'x' }],
] as const;

/** Rows that nobody wrote: state, columns, and what becomes of them. */
const DAMAGED = [
  ['completed', ENDED, { state: 'completed', incomingPersonId: HEIR }],
  ['completed', { ...ENDED, outgoing_term: 5 }, { state: 'cancelled' }],
  ['expired', ENDED, { state: 'expired', endedBecause: 'No reason is on record.' }],
  ['nominated', OPEN, { state: 'proposed' }],
  ['accepted', { ...OPEN, accepted_at: AT }, { state: 'proposed' }],
  ['accepted', { ...OPEN, incoming_person_id: NAMED }, { state: 'nominated' }],
  ['accepted', RECEIVED, { state: 'accepted', dueAt: expect.any(String) }],
  ['proposed', {}, { state: 'proposed', dueAt: expect.any(String) }],
] as const;

describe('transfers of an earlier hub', () => {
  let scratch: ScratchSchema;
  const transfers = () => new TypeormTransferStore(scratch.database.manager);
  const insert = async (place: number, state: string, columns: object): Promise<void> => {
    const { database } = scratch;
    const episodeId = testId(8_100 + place);
    await database.query(
      `INSERT INTO episode (id, state, originating_authority, home_authority, consent_id, lookup_id, own_reference, level_of_need, started_at, version)
       VALUES ($1, 'active', $2, $2, $1, $1, 'R', '{}', $3, 1)`,
      [episodeId, LEWISHAM, AT],
    );
    await database.query(
      `INSERT INTO lead_term (episode_id, term, authority, person_id, since, ended_at)
       VALUES ($1, 1, $2, $3, $4, $4), ($1, 2, $2, $5, $4, NULL)`,
      [episodeId, LEWISHAM, person(1), AT, HEIR],
    );
    const row = {
      id: testId(place),
      episode_id: episodeId,
      state,
      from_authority: LEWISHAM,
      to_authority: GREENWICH,
      reason: 'move',
      family_view: 'agrees',
      outgoing_person_id: person(1),
      outgoing_term: 1,
      proposed_at: AT,
      version: 1,
      ...columns,
    };
    await database.query(
      'INSERT INTO transfer SELECT * FROM jsonb_populate_record(NULL::transfer, $1::jsonb)',
      [JSON.stringify(row)],
    );
  };

  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: tables,
      migrations: migrations.filter((one) => one !== TransfersFitTheirState18),
    });
    for (const [place, [state, columns]] of [...SOUND, ...DAMAGED].entries())
      await insert(place, state, columns);
    const runner = scratch.database.createQueryRunner();
    await new TransfersFitTheirState18().up(runner);
    await runner.release();
  });
  afterAll(() => scratch.drop());

  it.each(SOUND.map(([state, , held], place) => [state, place, held] as const))(
    'are read as they were: %s',
    async (state, place, held) => {
      expect(await transfers().find(testId(place))).toMatchObject({ state, ...held });
    },
  );

  it.each(DAMAGED.map(([state, , after], place) => [state, place, after] as const))(
    'go back to what their columns prove, where one is damaged: %s %s',
    async (_state, place, after) => {
      expect(await transfers().find(testId(SOUND.length + place))).toMatchObject(after);
    },
  );

  it('do not hold up the list of their authorities', async () => {
    expect(await transfers().list({ authority: GREENWICH }, 50)).toHaveLength(
      SOUND.length + DAMAGED.length,
    );
  });

  it('are woken where a clock began anew', async () => {
    const rows = await scratch.database.query<{ subject: string }[]>(
      "SELECT subject FROM timer WHERE kind = 'transfer' ORDER BY 1",
    );
    const last = SOUND.length + DAMAGED.length;
    expect(rows.map(({ subject }) => subject)).toEqual([testId(last - 2), testId(last - 1)]);
  });

  it.each([
    { state: 'nominated', incoming_person_id: null },
    { state: 'accepted', pack_received_at: AT, effective_at: null },
    { state: 'proposed', hours_left: null, due_at: null },
  ])('and nobody writes such a row again', async ({ state, ...columns }) => {
    const sound = SOUND.findIndex(([one]) => one === state);
    const names = Object.entries(columns).map(([name, value]) =>
      value === null ? `${name} = NULL` : `${name} = '${value}'`,
    );
    await expect(
      scratch.database.query(`UPDATE transfer SET ${names.join(', ')} WHERE id = $1`, [
        testId(sound),
      ]),
    ).rejects.toThrow(/transfer_(holds_what_it_needs|has_one_clock)/);
  });
});
