import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { RequestsFitTheirState19 } from '../../../migrations/19-requests-fit-their-state.js';
import { migrations } from '../../../migrations/migrations.js';
import { EPISODE, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { tables } from './tables.js';

const [SENT, ANSWERED] = ['2026-03-02T09:30:00.000Z', '2026-03-03T09:30:00.000Z'];

/** State, reason and moment of the answer as they stood, and as they are read. */
const ROWS = [
  ['sent', null, null, { state: 'sent' }],
  ['waiting', null, ANSWERED, { state: 'waiting', answeredAt: ANSWERED }],
  ['declined', 'no_capacity', ANSWERED, { state: 'declined', reason: 'no_capacity' }],
  // Nobody wrote these.
  ['declined', null, ANSWERED, { state: 'sent' }],
  ['accepted', 'no_capacity', null, { state: 'accepted', answeredAt: SENT }],
] as const;

describe('service requests of an earlier hub', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: tables,
      migrations: migrations.filter((one) => one !== RequestsFitTheirState19),
    });
    const { database } = scratch;
    await database.query(
      `INSERT INTO episode (id, state, originating_authority, home_authority, consent_id, lookup_id, own_reference, level_of_need, started_at, version)
       VALUES ($1, 'active', $2, $2, $1, $1, 'R', '{}', $3, 1)`,
      [EPISODE, LEWISHAM, SENT],
    );
    for (const [place, [state, reason, answeredAt]] of ROWS.entries())
      await database.query(
        `INSERT INTO service_request (id, episode_id, from_authority, to_authority, service, state, reason, sent_at, answered_at, version)
         VALUES ($1, $2, $3, $4, 'health', $5, $6, $7, $8, 1)`,
        [testId(place), EPISODE, LEWISHAM, GREENWICH, state, reason, SENT, answeredAt],
      );
    const runner = database.createQueryRunner();
    await new RequestsFitTheirState19().up(runner);
    await runner.release();
  });
  afterAll(() => scratch.drop());

  it('are all read, and a damaged one can go on', async () => {
    const requests = new TypeormServiceRequestStore(scratch.database.manager);
    const read = await requests.ofEpisode(EPISODE);
    expect(read).toMatchObject(ROWS.map(([, , , held]) => held));
    expect(read[3]).not.toHaveProperty('answeredAt');
    expect(read[4]).not.toHaveProperty('reason');
  });

  it.each(["state = 'waiting'", "reason = 'no_capacity'"])(
    'and nobody writes such a row again: %s',
    async (change) => {
      await expect(
        scratch.database.query(`UPDATE service_request SET ${change} WHERE id = $1`, [testId(0)]),
      ).rejects.toThrow(/service_request_says_wh/);
    },
  );
});
