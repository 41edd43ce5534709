import { v7 as uuidv7 } from 'uuid';
import { isRefusal, type Refusal, type RequestDefinition } from '@hub/contracts';
import {
  ApproveReplay,
  ContinueReplay,
  DiscardDeadLetter,
  ListDeadLetters,
  ListReplays,
  RebuildProjections,
  RequestReplay,
} from '@hub/contracts/monitor';
import type { Caller } from '@hub/use-case';
import { BrokerConnection, RequestClient } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { Sealer } from '@hub/security';
import type { History } from '../history.js';
import type { Rig } from './rig.js';

const UNREADABLE = /^(not_json|no_envelope|too_large)$/;
const PEOPLE = [uuidv7(), uuidv7()] as const;

/**
 * Two members of operations staff: what was given up they replay, whatever else is going on, and
 * often click twice.
 */
export class Operator {
  private readonly connection: BrokerConnection;
  private readonly client: RequestClient;

  constructor(
    rig: Rig,
    private readonly history: History,
  ) {
    const url = `${rig.settings.backing.amqpUrl}/${rig.vhost}`;
    this.connection = new BrokerConnection({
      url,
      name: 'operator',
      log: createLogger('operator', 'silent'),
    }).start();
    this.client = new RequestClient(this.connection, new Sealer(rig.transportKeys));
  }

  /** One round. @returns how many messages are given up and not settled yet */
  async round(): Promise<number> {
    const replays = await this.ask(ListReplays, { limit: 100 });
    for (const replay of replays?.items ?? []) {
      if (replay.state === 'waiting_for_approval') {
        for (const _click of [1, 2])
          await this.ask(ApproveReplay, { replayId: replay.id ?? '' }, 1);
      }
      if (replay.state === 'stopped') await this.ask(ContinueReplay, { replayId: replay.id ?? '' });
    }
    let open = 0;
    for (const state of [
      'new',
      'failed_again',
      'replay_requested',
      'replay_sent',
      'discard_sent',
    ] as const) {
      const page = await this.ask(ListDeadLetters, { state, limit: 100 });
      if (page === undefined) return Number.POSITIVE_INFINITY;
      open += page.items.length;
      if (page.items.length === 0 || (state !== 'new' && state !== 'failed_again')) continue;
      const unreadable = page.items.filter((letter) => UNREADABLE.test(letter.error));
      for (const { id } of unreadable)
        await this.ask(DiscardDeadLetter, { deadLetterId: id, reason: 'Poison' });
      const deadLetterIds = page.items
        .filter((letter) => !unreadable.includes(letter))
        .map((letter) => letter.id);
      if (deadLetterIds.length > 0)
        await this.ask(RequestReplay, { reason: 'Campaign', deadLetterIds, ratePerSecond: 200 });
    }
    return open;
  }

  /** Has everything that operations see made anew. @returns whether that was begun */
  async rebuild(): Promise<boolean> {
    return (await this.ask(RebuildProjections, {})) !== undefined;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async ask<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: P,
    person: 0 | 1 = 0,
  ): Promise<R | undefined> {
    const caller: Caller = {
      authority: 'hub',
      personId: PEOPLE[person],
      roles: ['hub_operations'],
      verified: true,
      clientId: 'campaign',
      door: 'http',
    };
    const id = uuidv7();
    const writes = definition.kind === 'command';
    if (writes) this.history.add({ kind: 'invoke', what: definition.type, id });
    try {
      const answer: R | Refusal = await this.client.request(definition, payload, {
        caller,
        timeoutMs: 2_000,
        ...(writes ? { idempotencyKey: id } : {}),
      });
      if (writes)
        this.history.add({ kind: isRefusal(answer) ? 'fail' : 'ok', what: definition.type, id });
      return isRefusal(answer) ? undefined : answer;
    } catch {
      if (writes) this.history.add({ kind: 'info', what: definition.type, id });
      return undefined;
    }
  }
}
