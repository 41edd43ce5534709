import type { INestApplication } from '@nestjs/common';
import express, { type Request, type Response } from 'express';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { isRefusal } from '@hub/contracts';
import { EpisodeWithdrawn } from '@hub/contracts/episode';
import { ConsentRefused } from '@hub/internal-messages';
import { fact, type MessageContext, type UnitOfWork } from '@hub/use-case';
import type { EventContext } from '@hub/messaging';
import { type Composition, react, runService, type ServiceParts } from '@hub/service-host';
import { config } from './config.js';
import { CreateRig1 } from './create-rig.js';

/**
 * A service that does nothing but what the backbone must get right, on the real service host: it
 * counts operations on accounts and tells the other one, which counts them too and answers. Played
 * in two roles, under names of the catalogue: consent-service takes operations, episode-service
 * takes effect from them.
 */
const { service: role } = config;
const taken = role === 'consent-service' ? EpisodeWithdrawn : ConsentRefused;

interface TakenMessage {
  readonly consentId: string;
  readonly episodeId: string;
}

class RigStores {
  constructor(readonly manager: EntityManager) {}
}

/**
 * The account and the operation that a fact speaks of: each role's events name them the other way
 * round.
 */
function subjectOf({ consentId, episodeId }: TakenMessage): { account: string; operation: string } {
  return role === 'consent-service'
    ? { account: episodeId, operation: consentId }
    : { account: consentId, operation: episodeId };
}

class RigParts {
  readonly work: UnitOfWork<RigStores>;
  readonly database: ServiceParts['database'];

  constructor(parts: ServiceParts) {
    this.work = parts.unitOfWork((manager) => new RigStores(manager));
    this.database = parts.database;
  }
}

class TakeEffect {
  constructor(private readonly parts: RigParts) {}

  execute(payload: TakenMessage, context: EventContext): Promise<void> {
    const { account, operation } = subjectOf(payload);
    return this.parts.work.react(context, async ({ manager }) => {
      await manager.query(
        'INSERT INTO effect (message_id, sequence, operation, account) VALUES ($1, $2, $3, $4)',
        [context.messageId, context.envelope.sequence, operation, account],
      );
      await manager.query(
        'INSERT INTO tally AS t (account, count) VALUES ($1, 1) ON CONFLICT (account) DO UPDATE SET count = t.count + 1',
        [account],
      );
      await this.failAsPlanned(operation);
      if (role === 'consent-service') return [];
      return [fact(EpisodeWithdrawn, { episodeId: account, consentId: operation })];
    });
  }

  /** Outside the transaction, so that the failure does not undo its own counting. */
  private async failAsPlanned(operation: string): Promise<void> {
    const [, planned] = await this.parts.database.query<[unknown[], number]>(
      'UPDATE planned_failure SET left_over = left_over - 1 WHERE operation = $1 AND left_over > 0',
      [operation],
    );
    if (planned > 0) throw new TypeError('As planned');
  }
}

let rig: RigParts | undefined;

function compose(parts: ServiceParts): Composition {
  rig = new RigParts(parts);
  const takeEffect = new TakeEffect(rig);
  return { handlers: [react(taken, (payload, context) => takeEffect.execute(payload, context))] };
}

interface Operation {
  readonly id: string;
  readonly account: string;
  /** Facts that one operation causes. */
  readonly facts: number;
}

function operate({ id, account, facts }: Operation): Promise<object> {
  if (!rig) throw new Error('Not composed yet');
  const messageId = uuidv7();
  const context: MessageContext = {
    messageId,
    type: 'rig.operate.v1',
    correlationId: messageId,
    idempotencyKey: id,
    caller: {
      authority: 'E09000023',
      roles: ['authority_system'],
      verified: true,
      clientId: 'rig',
      door: 'http',
    },
  };
  return rig.work.request(context, { id, account, facts }, async ({ manager }) => {
    await manager.query(
      'INSERT INTO account AS a (id, version) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET version = a.version + 1',
      [account],
    );
    await manager.query('INSERT INTO operation (id, account, facts) VALUES ($1, $2, $3)', [
      id,
      account,
      facts,
    ]);
    const payload = { consentId: account, episodeId: id, authority: 'E09000023' };
    return {
      result: { id },
      facts: Array.from({ length: facts }, () => fact(ConsentRefused, payload)),
    };
  });
}

function wire(app: INestApplication): void {
  app.use('/operations', express.json(), (request: Request, reply: Response) => {
    operate(request.body as Operation).then(
      (answer) => reply.status(isRefusal(answer) ? 409 : 200).json(answer),
      () => reply.status(503).end(),
    );
  });
  app.use('/block', (request: Request, reply: Response) => {
    const until = performance.now() + Number(request.url.split('/').at(-1));
    while (performance.now() < until) continue;
    reply.end();
  });
}

await runService({ config, entities: [], migrations: [CreateRig1], compose, wire });
