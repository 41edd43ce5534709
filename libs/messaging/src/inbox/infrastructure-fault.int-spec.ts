import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { ScratchSchema } from '@hub/testing';
import { backing } from '../../../../tests/config.js';
import { isInfrastructureFault } from './infrastructure-fault.js';

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: [], migrations: [] });
});
afterAll(() => scratch.drop());

/** What a transaction fails with that loses its connection and then goes on. */
async function losing(goOn: (manager: EntityManager) => Promise<unknown>): Promise<unknown> {
  return scratch.database
    .transaction(async (manager) => {
      const [{ pid }] = await manager.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await scratch.database.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
      while (manager.queryRunner?.isReleased !== true) await new Promise(setImmediate);
      await goOn(manager);
    })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

it.each<[string, (manager: EntityManager) => Promise<unknown>]>([
  ['asks again', (manager) => manager.query('SELECT 1')],
  ['begins a transaction within', (manager) => manager.transaction(() => Promise.resolve())],
  ['commits', () => Promise.resolve()],
])(
  'a connection lost between two statements is known when the transaction %s',
  async (_what, goOn) => {
    const error = await losing(goOn);
    expect({ error, known: isInfrastructureFault(error) }).toMatchObject({ known: true });
  },
);

it('a connection lost during a statement is known', async () => {
  const error: unknown = await scratch.database
    .transaction((manager) => manager.query('SELECT pg_terminate_backend(pg_backend_pid())'))
    .catch((failure: unknown) => failure);
  expect(isInfrastructureFault(error)).toBe(true);
});

it('a statement that PostgreSQL refuses is not one', async () => {
  const error: unknown = await scratch.database
    .query('SELECT 1/0')
    .catch((failure: unknown) => failure);
  expect(isInfrastructureFault(error)).toBe(false);
});
