import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { Nominate, TransferReminded } from '@hub/contracts/episode';
import { isRefusal } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { readPolicies } from '@hub/service-host';
import { ScratchSchema } from '@hub/testing';
import { SqlTimers, WakeDue } from '@hub/timers';
import { migrations } from '../../apps/episode-service/migrations/migrations.js';
import { TypeormEpisodeStore } from '../../apps/episode-service/src/adapters/persistence/episode-store.js';
import { tables } from '../../apps/episode-service/src/adapters/persistence/tables.js';
import { TypeormTransferStore } from '../../apps/episode-service/src/adapters/persistence/transfer-store.js';
import type { EpisodeStores, People } from '../../apps/episode-service/src/application/ports.js';
import { ClosedLeads } from '../../apps/episode-service/src/application/leading/closed-leads.js';
import { ClosedInTransfers } from '../../apps/episode-service/src/application/transfers/closed-in-transfers.js';
import { MoveTransfer } from '../../apps/episode-service/src/application/transfers/move-transfer.js';
import { TRANSFER_TIMER } from '../../apps/episode-service/src/application/transfers/transfer-step.js';
import { WakeTransfer } from '../../apps/episode-service/src/application/transfers/wake-transfer.js';
import { WhoMay } from '../../apps/episode-service/src/application/who-may.js';
import { USUAL_TRANSFER_POLICY } from '../../apps/episode-service/src/domain/transfers/transfer-policy.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { runOpenLoad } from '../hub/open-load.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { TRANSFERS } from './fill-transfers.js';
import { settle } from '../settle.js';

const STEPS = { perSecond: 100, seconds: 20 };
const WARM_UP = { perSecond: 50, seconds: 5 };
const DUE_PER_SECOND = 50;
const DUE_SECONDS = 30;
const WAKE_MS = 200;
const [FROM, TO] = ['E09000023', 'E09000011'];
const LEAD = uuidv7();
const NOMINEE = uuidv7();

const clock = { now: () => new Date().toISOString() };
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 3).toString('base64') } });

/**
 * Steps and alarms of transfers on a real database with everything that episode-service writes, and
 * none of the other processes.
 */
export async function measureTransfersAlone(
  backing: BackingServices,
  open: number,
  tell: (sentence: string) => void,
): Promise<object> {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: tables,
    migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  });
  try {
    const { database } = scratch;
    tell(`${String(open)} open transfers in episode-service alone.`);
    await database.query(TRANSFERS, [open, FROM, TO, LEAD]);
    await settle(backing);
    const work = new SqlUnitOfWork<EpisodeStores>({
      service: 'episode-service',
      database,
      stores: (manager) => {
        const own = {
          episodes: new TypeormEpisodeStore(manager),
          transfers: new TypeormTransferStore(manager),
          timers: new SqlTimers(manager),
        };
        return own as Pick<EpisodeStores, keyof typeof own> as EpisodeStores;
      },
      clock,
      sealer,
      journal: new Journal(),
      onFacts: () => undefined,
    });
    const contact = { name: 'x', role: 'x', team: 'x' };
    const people: People = {
      find: (id) =>
        Promise.resolve({ id, authority: TO, contact, roles: ['practitioner'], verified: true }),
    };
    const ids = (await database.query<{ id: string }[]>('SELECT id FROM transfer ORDER BY id')).map(
      ({ id }) => id,
    );
    tell(`Nominations at ${String(STEPS.perSecond)}/s for ${String(STEPS.seconds)} s.`);
    const offices = { closedDays: () => Promise.resolve(undefined) };
    const closed = new ClosedInTransfers(work, new ClosedLeads(work, people, offices));
    const steps = await measureSteps(
      new MoveTransfer(work, { people, closed }, USUAL_TRANSFER_POLICY, new WhoMay(readPolicies())),
      ids,
    );
    tell(`${String(DUE_PER_SECOND)} alarms due each second for ${String(DUE_SECONDS)} s.`);
    const wake = new WakeTransfer(work, { next: uuidv7 }, USUAL_TRANSFER_POLICY, closed);
    const round = new WakeDue(
      TRANSFER_TIMER,
      (use) => work.read(({ timers }) => use(timers)),
      (id) => wake.execute(id),
      (_id, error) => {
        throw error;
      },
    );
    return {
      step: steps,
      wakeUpLag: await measureWakeUps(scratch, round, ids.slice(-DUE_PER_SECOND * DUE_SECONDS)),
      heapMegabytes: Math.round(process.memoryUsage().heapUsed / 1_048_576),
    };
  } finally {
    await scratch.drop();
  }
}

async function measureSteps(
  move: MoveTransfer,
  ids: readonly string[],
): Promise<Percentiles & { failed: number }> {
  const nominate =
    (first: number) =>
    async (number: number): Promise<void> => {
      const messageId = uuidv7();
      const context: MessageContext = {
        messageId,
        correlationId: messageId,
        type: Nominate.type,
        caller: {
          authority: TO,
          personId: LEAD,
          roles: ['lead_caf_contact'],
          verified: true,
          clientId: 'bench',
          door: 'http',
        },
        expectedVersion: 1,
        idempotencyKey: messageId,
      };
      const answer = await move.nominate(
        { transferId: ids[first + number] ?? '', personId: NOMINEE },
        context,
      );
      if (isRefusal(answer)) throw new Error(answer.refused);
    };
  await runOpenLoad(WARM_UP, nominate(0));
  const { milliseconds, failed } = await runOpenLoad(
    STEPS,
    nominate(WARM_UP.perSecond * WARM_UP.seconds),
  );
  return { ...percentiles(milliseconds), failed };
}

/**
 * From the instant an alarm is due to the commit of what it does, by the same clock; woken in
 * rounds as in the service.
 */
async function measureWakeUps(
  { database }: ScratchSchema,
  round: WakeDue,
  ids: readonly string[],
): Promise<Percentiles & { missing: number }> {
  const due = await database.query<{ id: string; due: Date }[]>(DUE, [ids, 1000 / DUE_PER_SECOND]);
  const until = performance.now() + (DUE_SECONDS + 10) * 1000;
  while (performance.now() < until) {
    await round.execute();
    await pause(WAKE_MS);
  }
  const told = await database.query<{ subject: string; at: Date }[]>(
    `SELECT envelope::jsonb->>'subject' AS subject, (envelope::jsonb->>'time')::timestamptz AS at FROM outbox WHERE type = '${TransferReminded.type}'`,
  );
  const at = new Map(told.map((one) => [one.subject, one.at.getTime()]));
  const lags = due.flatMap(({ id, due: instant }) =>
    at.has(id) ? [(at.get(id) ?? 0) - instant.getTime()] : [],
  );
  return { ...percentiles(lags), missing: due.length - lags.length };
}

/** $1 transfers, $2 milliseconds between two: their reminders. */
const DUE = `
  WITH chosen AS (
    SELECT id, hub_now() + interval '1 second' + row_number() OVER () * $2 * interval '1 millisecond' AS due FROM unnest($1::uuid[]) AS id
  ), reminded AS (
    UPDATE transfer t SET remind_at = c.due FROM chosen c WHERE c.id = t.id
  ), alarms AS (
    UPDATE timer a SET due_at = c.due FROM chosen c WHERE a.kind = 'transfer' AND a.subject = c.id
  )
  SELECT id, due FROM chosen`;
