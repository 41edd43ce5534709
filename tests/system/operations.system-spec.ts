import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@hub/contracts';
import type {
  AuthorityMatrix,
  BrokerView,
  ConversationView,
  Endpoints,
  MessageDetail,
  MessagesPage,
  ProjectionsView,
  SagaBoard,
  ServiceStates,
  StuckList,
} from '@hub/contracts/monitor';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const get = async <T>(path: string): Promise<T> => (await stage.asOperations().get<T>(path)).body;

describe('operations see', () => {
  it('the whole journey of a consent: from the request to the receipts, as a tree', async () => {
    const consent = await stage.consent('Lewisham', ['Greenwich', 'Bexley']);
    await stage.untilConfirmed('Lewisham', consent.id, 'granted');
    const find = () => get<MessagesPage>(`/v1/ops/messages?subject=${consent.id}`);
    const { items } = await stage.until(find, (page) =>
      page.items.some(
        (message) =>
          message.sequence !== undefined &&
          message.handlings.filter((one) => one.last === 'confirmed').length === 2,
      ),
    );
    const granted = items.find((message) => message.type === 'consent.granted.v1');
    expect(granted).toMatchObject({
      producer: 'consent-service',
      from: stage.code('Lewisham'),
      to: [stage.code('Bexley'), stage.code('Greenwich')],
      sequence: 1,
    });
    await stage.until(
      () => get<MessageDetail>(`/v1/ops/messages/${granted?.id ?? ''}`),
      (message) => message.state === 'processed',
    );
    const conversation = await get<ConversationView>(
      `/v1/ops/conversations/${granted?.conversation ?? ''}`,
    );
    expect(conversation).toMatchObject({ from: stage.code('Lewisham'), whole: true });
    expect(conversation.messages.map(({ type, causation }) => [type, causation])).toEqual([
      ['consent.record.v1', undefined],
      ['consent.granted.v1', conversation.messages[0]?.id],
    ]);
  });

  it('figures, pairs of authorities, services, queues, transfers and what stands still', async () => {
    const { episode } = await stage.episode('Lewisham', ['Greenwich']);
    await stage.propose('Lewisham', 'Greenwich', episode.id);
    const endpoints = await stage.until(
      () => get<Endpoints>('/v1/ops/endpoints'),
      ({ items }) => items.some((item) => item.type === 'transfer.proposed.v1'),
    );
    for (const { workingP50Ms, workingP99Ms } of endpoints.items)
      expect(workingP99Ms).toBeGreaterThanOrEqual(workingP50Ms);
    const { items: pairs } = await stage.until(
      () => get<AuthorityMatrix>('/v1/ops/authority-matrix?days=1'),
      ({ items }) => items.length > 0,
    );
    expect(pairs).toContainEqual(
      expect.objectContaining({ from: stage.code('Lewisham'), to: stage.code('Greenwich') }),
    );
    const { items: services } = await stage.until(
      () => get<ServiceStates>('/v1/ops/services'),
      ({ items }) => new Set(items.map((item) => item.service)).size === SERVICES.length,
    );
    expect(services.filter((service) => service.state === 'running').length).toBeGreaterThanOrEqual(
      SERVICES.length,
    );
    const broker = await stage.until(
      () => get<BrokerView>('/v1/ops/broker'),
      (view) => view.reachable && view.queues.every((queue) => !queue.abandoned),
    );
    expect(broker.alarm).toBe(false);
    expect((await get<SagaBoard>('/v1/ops/sagas?kind=transfer')).items.length).toBeGreaterThan(0);
    expect((await get<StuckList>('/v1/ops/stuck?seconds=86400')).items).toEqual([]);
    const projections = await stage.until(
      () => get<ProjectionsView>('/v1/ops/projections'),
      (view) => view.projectedTo > 0,
    );
    expect(projections.rebuilding).toBe(false);
  });

  it('steps as they happen', async () => {
    const headers = { authorization: `Bearer ${await stage.members.token(stage.operator())()}` };
    const stop = new AbortController();
    const reply = await fetch(`${stage.url}/v1/ops/live`, { headers, signal: stop.signal });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    await stage.consent('Lewisham', ['Sutton']);
    let seen = '';
    const decoder = new TextDecoder();
    for await (const chunk of reply.body ?? []) {
      seen += decoder.decode(chunk as Uint8Array, { stream: true });
      if (seen.includes('consent.granted.v1')) break;
    }
    stop.abort();
    expect(seen).toContain('event: steps');
    expect(seen).not.toContain('Plan support');
  });

  it('nothing, where they are not operations staff', async () => {
    for (const path of ['messages', 'dead-letters', 'endpoints', 'live', 'broker']) {
      await expect(stage.as('Lewisham').get(`/v1/ops/${path}`)).rejects.toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    }
    expect((await fetch(`${stage.url}/v1/ops/live`)).status).toBe(401);
  });
});
