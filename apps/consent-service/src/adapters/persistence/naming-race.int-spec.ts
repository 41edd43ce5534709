import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AUTHORITY_CODES, isRefusal } from '@hub/contracts';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { asked, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { WhoNamedAnEpisode7 } from '../../../migrations/7-who-named-an-episode.js';
import type { RecordConsent } from '../../application/consents/record-consent.js';
import type { ConsentStores } from '../../application/ports.js';
import {
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  statement,
  tools,
} from '../../testing/examples.js';
import { storesOn } from './stores.js';
import { tables } from './tables.js';
import { recordingOn } from '../../testing/consents-at-work.js';

const ROUNDS = 100;
const AT_ONCE = AUTHORITY_CODES.slice(0, 6);

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });
const clock = { now: () => new Date().toISOString() };

describe('an episode that several authorities name in the same moment', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: tables,
      migrations: [...migrations, ...MESSAGING_MIGRATIONS],
    });
  });
  afterAll(() => scratch.drop());

  /** @param locked whether the episode is locked too, as it is; without, the row alone decides */
  const record = (locked: boolean): RecordConsent => {
    const stores = (manager: EntityManager): ConsentStores => {
      const all = storesOn(manager, sealer);
      return locked
        ? all
        : {
            ...all,
            counterparts: new Proxy(all.counterparts, {
              get: (target, name) =>
                name === 'lock'
                  ? () => Promise.resolve()
                  : (Reflect.get(target, name) as (...values: unknown[]) => unknown).bind(target),
            }),
          };
    };
    const work = new SqlUnitOfWork<ConsentStores>({
      service: 'consent-service',
      database: scratch.database,
      stores,
      clock,
      sealer,
      journal: new Journal(false),
      onFacts: () => undefined,
    });
    return recordingOn(work, { ...tools(), clock, ids: { next: uuidv7 } });
  };

  it.each([true, false])(
    'belongs to one of them, and is missing to the others (episode locked: %s)',
    async (locked) => {
      const use = record(locked);
      for (let round = 0; round < ROUNDS; round += 1) {
        const episodeId = uuidv7();
        const answers = await Promise.all(
          AT_ONCE.map((authority) => use.execute(statement({ episodeId }), asked(authority))),
        );
        const refused = answers.filter(isRefusal);
        expect(refused).toEqual(
          Array.from({ length: AT_ONCE.length - 1 }, () => ({ refused: 'not_found' })),
        );
        const winner = AT_ONCE[answers.findIndex((answer) => !isRefusal(answer))];
        const stores = storesOn(scratch.database.manager, sealer);
        expect(await stores.counterparts.parts(episodeId)).toEqual({
          counterparts: [],
          namedBy: winner,
        });
        expect(
          (await stores.consents.ofEpisode(episodeId)).map(({ authority }) => authority),
        ).toEqual([winner]);
      }
    },
  );

  it('stays free where the statement that named it is refused', async () => {
    const episodeId = uuidv7();
    const use = record(true);
    expect(
      await use.execute(statement({ episodeId, recipients: { kind: 'listed' } }), asked(LEWISHAM)),
    ).toMatchObject({ refused: 'recipients_missing' });
    expect(await use.execute(statement({ episodeId }), asked(GREENWICH))).toMatchObject({
      state: 'granted',
      authority: GREENWICH,
    });
  });

  it('was named before that was kept: by the first counterpart that recorded a statement, else by the first authority', async () => {
    const { manager } = scratch.database;
    const { consents, counterparts } = storesOn(manager, sealer);
    const [started, toCome] = [uuidv7(), uuidv7()];
    await counterparts.add(started, [LEWISHAM, GREENWICH]);
    const at = (minute: number): string => `2026-03-01T10:0${String(minute)}:00.000Z`;
    for (const episodeId of [started, toCome]) {
      for (const [minute, authority] of [SOUTHWARK, LEWISHAM, GREENWICH].entries())
        await consents.add(
          grantedConsent(uuidv7(), { episodeId, authority, recordedAt: at(minute) }),
        );
    }
    const runner = scratch.database.createQueryRunner();
    await new WhoNamedAnEpisode7().down(runner);
    await new WhoNamedAnEpisode7().up(runner);
    await runner.release();
    expect(await counterparts.parts(started)).toMatchObject({ namedBy: LEWISHAM });
    expect(await counterparts.parts(toCome)).toMatchObject({ namedBy: SOUTHWARK });
  });
});
