import { setTimeout as pause } from 'node:timers/promises';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import type { HttpDoor } from '@hub/borough-connector';
import { v7 as uuidv7 } from 'uuid';
import type { BackingServices } from '../../tools/backing-services/services.js';
import type { Hub } from '../../tools/hub/hub.js';
import { Members } from '../../tools/people/members-view.js';
import { prepare, start } from '../hub/acts.js';
import { runOpenLoad } from '../hub/open-load.js';
import { onHub } from '../on-hub.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { measureRawCeilings } from '../raw-ceilings.js';
import { ServiceDatabases } from '../service-databases.js';
import { settle } from '../settle.js';
import { residentMegabytes } from '../usage.js';
import {
  EPISODES,
  HALF,
  LEADS,
  PARTS,
  PEOPLE,
  PEOPLE_OF_OPEN,
  WAITS,
  WHO_LEADS,
} from './fill-episodes.js';

const TIMELINE_ENTRIES = 500;
const TIMES = 1_000;
const WARM_UP = 100;
const FINDER = { perSecond: 50, seconds: 20 };
const FILLED = [
  'episode-service',
  'notification-service',
  'consent-service',
  'lookup-service',
  'arbitration-service',
] as const;
const ON_ITS_WAY =
  'SELECT ((SELECT count(*) FROM outbox) + (SELECT count(*) FROM journal))::integer AS rows';
const STILL_SECONDS = 10;
/** What is asked of each, p99 in milliseconds. */
const WITHIN = { list: 40, count: 20, timeline: 60, finder: 30 };

type Tell = (sentence: string) => void;

/**
 * What a lead CAF contact and a practitioner do all day, while a hundred thousand episodes are open
 * and something waits in half of them.
 */
export async function measureEveryday(
  backing: BackingServices,
  folder: string,
  tell: Tell,
  openEpisodes: number,
): Promise<object> {
  return onHub({ backing, folder, tell }, async (hub) => {
    const bench = new EverydayBench(hub);
    tell(`${String(openEpisodes)} open episodes, and what waits in half of them.`);
    await bench.fill(openEpisodes);
    tell(`One episode with ${String(TIMELINE_ENTRIES)} entries in its timeline.`);
    const timelineOf = await bench.makeTimeline();
    tell('Until nothing is on its way.');
    await bench.untilStill();
    await settle(backing);
    tell('The raw parts, one at a time.');
    const raw = await measureRawCeilings(backing);
    tell('Inboxes, lists, counts and the timeline, one after another.');
    const answered = await bench.readAll(timelineOf);
    tell(`The finder of people at ${String(FINDER.perSecond)}/s.`);
    const finder = await bench.findPeople();
    return {
      openEpisodes,
      withinMilliseconds: WITHIN,
      answered: { ...answered, finder },
      raw,
      memoryMegabytes: residentMegabytes(process.pid),
    };
  });
}

class EverydayBench {
  private readonly members: Members;
  private readonly databases: ServiceDatabases;

  constructor(hub: Hub) {
    this.members = new Members(hub.credentials);
    this.databases = new ServiceDatabases(hub);
  }

  /** Written straight into the services' tables. */
  async fill(openEpisodes: number): Promise<void> {
    const leads = AUTHORITY_CODES.map(
      (code) => this.members.person(this.members.nameOf(code), 'practitioner').id,
    );
    await this.databases.ask('episode-service', EPISODES, [
      ...[openEpisodes, AUTHORITY_CODES, uuidv7(), uuidv7()],
    ]);
    await this.databases.ask('episode-service', LEADS, [AUTHORITY_CODES, leads]);
    await this.databases.ask('episode-service', PARTS, [AUTHORITY_CODES]);
    const led = JSON.stringify(await this.databases.ask('episode-service', WHO_LEADS));
    await this.databases.ask('consent-service', PEOPLE_OF_OPEN, [led]);
    await this.databases.ask('lookup-service', PEOPLE, [led]);
    await this.databases.ask('arbitration-service', PEOPLE, [led]);
    const waiting = await this.databases.ask('episode-service', HALF);
    await this.databases.ask('notification-service', WAITS, [JSON.stringify(waiting)]);
    for (const service of FILLED) await this.databases.ask(service, 'ANALYZE');
  }

  /** Until the hub has told of all reviews that are due soon, and nothing is on its way. */
  async untilStill(): Promise<void> {
    for (let still = 0; still < STILL_SECONDS; still += 1) {
      await pause(1_000);
      const counts = await Promise.all(
        FILLED.map((service) => this.databases.ask<{ rows: number }>(service, ON_ITS_WAY)),
      );
      if (counts.some(([count]) => (count?.rows ?? 0) > 0)) still = 0;
    }
  }

  /** @returns the id of an episode whose story has just as many entries as are measured */
  async makeTimeline(): Promise<string> {
    const hub = { members: this.members };
    const episodeId = await start(hub, await prepare(hub, 1));
    await this.untilStill();
    const { items } = await this.timeline(episodeId);
    for (let number = items.length; number < TIMELINE_ENTRIES; number += 1) {
      const body = { system: 'ehcp', state: number % 2 === 0 ? 'open' : 'closed' };
      await this.practitioner.post(`/v1/episodes/${episodeId}/external-links`, { body });
    }
    return episodeId;
  }

  async readAll(episodeId: string): Promise<Record<string, Percentiles>> {
    const { practitioner, lead } = this;
    const list = (query: string) => () => practitioner.get(`/v1/episodes?limit=25${query}`);
    const home = this.members.authority('Lewisham').code;
    const acts: Record<string, () => Promise<unknown>> = {
      inboxOfALead: () => lead.get<InboxPage>('/v1/inbox?limit=25'),
      inboxOfMine: () => practitioner.get<InboxPage>('/v1/inbox?limit=25&mine=true'),
      inboxCounts: () => lead.get('/v1/inbox/counts'),
      episodes: list(''),
      episodesOfMine: list('&mine=true'),
      episodesByReview: list('&sort=review'),
      episodesOverdue: list('&reviewBefore=2026-01-01'),
      episodesAtLevel: list(`&level=3&home=${home}`),
      episodesByReference: list('&reference=BENCH-4711'),
      transfers: () => practitioner.get('/v1/transfers?limit=25'),
      timeline: () => this.timeline(episodeId),
    };
    const { length } = (await this.timeline(episodeId)).items;
    if (length !== TIMELINE_ENTRIES) throw new Error(`The story has ${String(length)} entries`);
    const answered: Record<string, Percentiles> = {};
    for (const [name, act] of Object.entries(acts)) {
      for (let number = 0; number < WARM_UP; number += 1) await act();
      const milliseconds: number[] = [];
      for (let number = 0; number < TIMES; number += 1) {
        const began = performance.now();
        await act();
        milliseconds.push(performance.now() - began);
      }
      answered[name] = percentiles(milliseconds);
    }
    return answered;
  }

  async findPeople(): Promise<Percentiles & { failed: number }> {
    const find = async (number: number): Promise<void> => {
      const words = ['al', 'le', 'so', 'har'][number % 4] ?? 'al';
      await this.lead.get(`/v1/people?q=${words}&limit=25`);
    };
    await runOpenLoad({ perSecond: 20, seconds: 3 }, find);
    const { milliseconds, failed } = await runOpenLoad(FINDER, find);
    return { ...percentiles(milliseconds), failed };
  }

  private async timeline(episodeId: string): Promise<TimelinePage> {
    const path = `/v1/episodes/${episodeId}/timeline?limit=${String(TIMELINE_ENTRIES)}`;
    return (await this.practitioner.get<TimelinePage>(path)).body;
  }

  private get practitioner(): HttpDoor {
    return this.members.as(this.members.person('Lewisham', 'practitioner'));
  }

  private get lead(): HttpDoor {
    return this.members.as(this.members.person('Lewisham', 'lead_caf_contact'));
  }
}
