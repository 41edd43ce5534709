import { setTimeout as pause } from 'node:timers/promises';
import { makeEncryptionKey } from '@hub/borough-connector';
import type { EpisodeView } from '@hub/contracts/episode';
import type { BackingServices } from '../../tools/backing-services/services.js';
import type { Hub } from '../../tools/hub/hub.js';
import { Members } from '../../tools/people/members-view.js';
import { onHub } from '../on-hub.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { ServiceDatabases } from '../service-databases.js';
import { settle } from '../settle.js';
import { addDocument, prepare, start } from './acts.js';

const EPISODES = 40;
const RELEASES = 300;
const WARM_UP = 30;
const LOOK_MS = 5;
/** From which number on the child of the document is counted. */
const FIRST_DOCUMENT = 2_000;
/** Until what became of an episode is in the index, and at most while a decision holds locks. */
const WITHIN_MS = { followed: 2_000, held: 20 };

/**
 * How far the index of lookup-service is behind the hub's own episodes, from the answer to a start
 * or a closing until it stands there; and how long a decision about a release takes, from the call
 * to its answer: what it locks is held for a part of that. One at a time, on a hub at rest.
 */
export async function measureFollowing(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<object> {
  return onHub({ backing, folder, tell }, async (hub) => {
    const bench = new FollowingBench(hub);
    tell(`${String(EPISODES)} episodes are started, and closed.`);
    const { started, closed } = await bench.follow();
    await settle(backing);
    tell(`${String(RELEASES)} releases are decided.`);
    const decided = await bench.release();
    return { wantedWithinMilliseconds: WITHIN_MS, started, closed, releaseAnswered: decided };
  });
}

class FollowingBench {
  readonly members: Members;
  private readonly databases: ServiceDatabases;

  constructor(hub: Hub) {
    this.members = new Members(hub.credentials);
    this.databases = new ServiceDatabases(hub);
  }

  async follow(): Promise<{ readonly started: Percentiles; readonly closed: Percentiles }> {
    const lead = this.members.as(this.members.person('Lewisham', 'practitioner'));
    const [started, closed]: [number[], number[]] = [[], []];
    for (let number = 0; number < EPISODES; number += 1) {
      const id = await start(this, await prepare(this, number));
      started.push(await this.untilIndexed(id, 'open'));
      const { version } = (await lead.get<EpisodeView>(`/v1/episodes/${id}`)).body;
      await lead.post(`/v1/episodes/${id}/steps`, {
        body: { step: 'close', closingReason: 'needs_met' },
        ifMatch: `"${String(version)}"`,
      });
      closed.push(await this.untilIndexed(id, 'closed'));
    }
    return { started: percentiles(started), closed: percentiles(closed) };
  }

  async release(): Promise<Percentiles> {
    const documentId = await addDocument(this, FIRST_DOCUMENT);
    const contact = this.members.as(this.members.person('Greenwich', 'lead_caf_contact'));
    const { publicKey: recipientKey } = await makeEncryptionKey('bench');
    const body = { documentId, purpose: 'support', recipientKey };
    const milliseconds: number[] = [];
    for (let number = 0; number < WARM_UP + RELEASES; number += 1) {
      const began = performance.now();
      await contact.post('/v1/releases', { body });
      if (number >= WARM_UP) milliseconds.push(performance.now() - began);
    }
    return percentiles(milliseconds);
  }

  /** @returns after how many milliseconds it stood there */
  private async untilIndexed(episodeId: string, state: 'open' | 'closed'): Promise<number> {
    const began = performance.now();
    const indexed = 'SELECT FROM hub_episode WHERE episode_id = $1 AND state = $2';
    for (;;) {
      const found = await this.databases.ask('lookup-service', indexed, [episodeId, state]);
      if (found.length > 0) return performance.now() - began;
      await pause(LOOK_MS);
    }
  }
}
