import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView } from '@hub/contracts/consent';
import { management } from '../../tools/backing-services/management.js';
import { Stage } from '../system/stage/stage.js';

const WITHIN_MS = 120_000;
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

interface Queue {
  readonly name: string;
  readonly vhost: string;
  readonly type: string;
  readonly members?: readonly string[];
  readonly online?: readonly string[];
}

/** Asks the nodes one after another, as the first may be down. */
async function quorumQueues(): Promise<Queue[]> {
  for (const url of stage.files.managementUrl.split(',')) {
    const queues = await management<Queue[]>(
      url,
      'GET',
      '/api/queues?columns=name,vhost,type,members,online',
    ).catch(() => undefined);
    if (queues) return queues.filter((queue) => queue.type === 'quorum');
  }
  return [];
}

async function consentIsTold(): Promise<void> {
  await isTold((await stage.consent('Lewisham', ['Greenwich', 'Southwark'])).id);
}

/**
 * While queues choose new leaders the hub may answer that a part of it does not answer; that is no
 * loss.
 */
async function isTold(consentId: string): Promise<void> {
  const look = (): Promise<ConsentView | undefined> =>
    stage
      .as('Lewisham')
      .get<ConsentView>(`/v1/consents/${consentId}`)
      .then(
        ({ body }) => body,
        () => undefined,
      );
  await stage.until(
    look,
    (consent) => consent?.receipts.every((receipt) => receipt.receivedAt !== undefined) ?? false,
    WITHIN_MS,
  );
}

describe('a hub on three broker nodes', () => {
  it(
    'keeps every durable queue on all three',
    async () => {
      const queues = await quorumQueues();
      expect(queues.length).toBeGreaterThan(70);
      for (const { name, vhost, members } of queues)
        expect({ name, vhost, members: members?.length }).toEqual({ name, vhost, members: 3 });
      await consentIsTold();
    },
    WITHIN_MS,
  );

  it.each([0, 1, 2])(
    'goes on without node %i, and takes it back',
    async (node) => {
      const before = await stage.consent('Lewisham', ['Bexley']);
      await stage.brokerNode(node, 'kill');
      await consentIsTold();
      await isTold(before.id);
      await stage.brokerNode(node, 'start');
    },
    WITHIN_MS * 2,
  );
});
