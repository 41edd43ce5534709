import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { clientCredentials, HttpDoor } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { ConsentView, RecordConsentPayload } from '@hub/contracts/consent';
import type { EpisodeView, TransferView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import {
  isUnder15,
  readChildren,
  type SimulatedChild,
} from '../../../apps/borough-simulator/src/children.js';
import { JournalClient } from '../../../tools/demonstration/journal-client.js';

import type {
  AuthorityCredentials,
  Credentials,
  PersonCredentials,
} from '../../../tools/hub/members.js';
import { MovedClock } from '../../../tools/hub/moved-clock.js';
import type { ProcessName } from '../../../tools/hub/provision-hub.js';
import { Members } from '../../../tools/people/members-view.js';
import { readStageFile } from '../../config.js';
import { KeptTokens } from './kept-tokens.js';
import { answersTo } from '../../../tools/demonstration/found-answers.js';

/** The running hub, and its members at the test's command. */
export class Stage {
  readonly files = readStageFile();
  readonly credentials = JSON.parse(
    readFileSync(`${this.files.stateFolder}/credentials.json`, 'utf8'),
  ) as Credentials;
  private readonly kept = new KeptTokens(`${this.files.stateFolder}/tokens-of-specs.json`);
  readonly members = new Members(this.credentials, (url, person) => this.kept.of(url, person));
  readonly journal = new JournalClient(this.files.simulatorUrl);
  readonly children: readonly SimulatedChild[] = readChildren('data/febrl', 'data/uk-outcodes.csv');

  get url(): string {
    return this.files.hubUrl;
  }

  code(name: string): string {
    return this.members.authority(name).code;
  }

  authority(name: string): AuthorityCredentials {
    return this.members.authority(name);
  }

  person(authority: string, role: Role = 'practitioner'): PersonCredentials {
    return this.members.person(authority, role);
  }

  /** A practitioner whom their authority has not verified. */
  unverified(authority: string): PersonCredentials {
    const found = this.authority(authority).people.find(({ verified }) => !verified);
    if (!found) throw new Error(`Everybody at ${authority} is verified`);
    return found;
  }

  /** A person's HTTP door; signs in with two factors on the first call. */
  as(authority: string, role: Role = 'practitioner'): HttpDoor {
    return this.members.as(this.person(authority, role));
  }

  asOperations(): HttpDoor {
    return this.members.as(this.operator());
  }

  /** One of the hub's two operations staff. */
  operator(place: 0 | 1 = 0): PersonCredentials {
    const person = this.credentials.operations[place];
    if (!person) throw new Error('The hub has no operations staff');
    return person;
  }

  /** A case system's HTTP door. */
  asSystem(authority: string): HttpDoor {
    return new HttpDoor(this.url, clientCredentials(this.url, this.authority(authority).client));
  }

  /**
   * Kills, stops or starts a process of the hub; one that crashes is started again without being
   * asked to.
   */
  async process(name: ProcessName, action: 'kill' | 'stop' | 'start' | 'crash'): Promise<void> {
    await this.stage(`/processes/${name}/${action}`);
  }

  /** Kills or starts one node of a broker cluster. */
  async brokerNode(place: number, action: 'kill' | 'start'): Promise<void> {
    await this.stage(`/broker-nodes/${String(place)}/${action}`);
  }

  async crash(which: 'broker' | 'database'): Promise<void> {
    await this.stage(`/backing/${which}/crash`);
  }

  /** Where the hub's own files lie. */
  get stateFolder(): string {
    return this.files.stateFolder;
  }

  get simulatorUrl(): string {
    return this.files.simulatorUrl;
  }

  /** The clock of transfers and disputes; whoever moves it puts it back. */
  get clock(): MovedClock {
    return new MovedClock(
      ['episode-service', 'arbitration-service'].map((service) => this.databaseUrl(service)),
    );
  }

  /** Asks the database as a service's own role. */
  async query<R extends object>(service: string, sql: string): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl(service) });
    await client.connect();
    try {
      return (await client.query<R>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** The database as a service's own role. */
  databaseUrl(service: string): string {
    const passwords = JSON.parse(
      readFileSync(`${this.files.stateFolder}/passwords.json`, 'utf8'),
    ) as Record<string, string>;
    const url = new URL(this.files.databaseUrl);
    url.username = service.replaceAll('-', '_');
    url.password = passwords[service] ?? '';
    url.pathname = '/hub';
    return url.href;
  }

  /** A child that the simulators hold at that authority, for whom a parent decides. */
  childOf(authority: string, skip = 0): SimulatedChild {
    const place = this.credentials.authorities.findIndex(({ name }) => name === authority);
    const today = new Date().toISOString().slice(0, 10);
    const child = this.children.filter((one) => one.place % 33 === place && isUnder15(one, today))[
      skip
    ];
    if (!child) throw new Error(`${authority} holds no child number ${String(skip)}`);
    return child;
  }

  consentBody(
    recipients: readonly string[],
    change: Partial<RecordConsentPayload> = {},
  ): RecordConsentPayload {
    return {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Plan support with school and health services',
      scope: ['existence', 'contact'],
      recipients: { kind: 'listed', authorities: recipients.map((name) => this.code(name)) },
      givenAt: new Date(Date.now() - 60_000).toISOString(),
      evidenceReference: 'TEST-1',
      ...change,
    };
  }

  /** @param patience how often it is tried while the hub cannot be reached */
  async consent(
    by: string,
    recipients: readonly string[],
    patience: { attempts?: number } = {},
  ): Promise<ConsentView> {
    return (
      await this.as(by).post<ConsentView>('/v1/consents', {
        body: this.consentBody(recipients),
        ...patience,
      })
    ).body;
  }

  async lookup(by: string): Promise<LookupView> {
    const child = this.childOf(by).details;
    const body = { purpose: 'before_assessment', caseReference: 'TEST-1', child };
    return (await this.as(by).post<LookupView>('/v1/lookups', { body })).body;
  }

  /** An episode under a fresh consent for those recipients. */
  async episode(
    by: string,
    recipients: readonly string[],
    {
      ownReference = 'TEST-1',
      leadProfessionalId,
      ...terms
    }: Partial<RecordConsentPayload> & {
      ownReference?: string;
      leadProfessionalId?: string;
    } = {},
  ): Promise<{ consent: ConsentView; episode: EpisodeView }> {
    const { body: consent } = await this.as(by).post<ConsentView>('/v1/consents', {
      body: this.consentBody(recipients, terms),
    });
    const lookup = await this.lookup(by);
    const body = {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: this.code(by),
      ownReference,
      levelOfNeed: { level: 2, label: 'Targeted' },
      ...(leadProfessionalId === undefined ? {} : { leadProfessionalId }),
    };
    const { body: episode } = await this.as(by).post<EpisodeView>('/v1/episodes', { body });
    return { consent, episode };
  }

  /** Brings a person into the team, and waits until the services that decide by it know. */
  async join(
    by: HttpDoor,
    episodeId: string,
    { authority, person }: { readonly authority: string; readonly person: PersonCredentials },
  ): Promise<EpisodeView> {
    const { body } = await by.post<EpisodeView>(`/v1/episodes/${episodeId}/team-members`, {
      body: { authority: this.code(authority), personId: person.id, role: 'teacher' },
    });
    await this.untilKnown(episodeId, person.id);
    return body;
  }

  /** Waits until the services that decide by it know that somebody works with a child. */
  async untilKnown(episodeId: string, personId: string): Promise<void> {
    const works = `SELECT 1 FROM episode_people WHERE episode_id = '${episodeId}' AND people @> '[{"personId": "${personId}"}]'`;
    for (const service of ['consent-service', 'arbitration-service'])
      await this.until(
        () => this.query(service, works),
        (rows) => rows.length > 0,
      );
  }

  async propose(
    by: string,
    to: string,
    episodeId: string,
    patience: { attempts?: number } = {},
  ): Promise<TransferView> {
    const body = { episodeId, toAuthority: this.code(to), reason: 'move', familyView: 'agrees' };
    return (await this.as(by).post<TransferView>('/v1/transfers', { body, ...patience })).body;
  }

  /** Looks again until it sees what it wants. */
  async until<T>(
    look: () => Promise<T>,
    wanted: (seen: T) => boolean,
    withinMs = 30_000,
  ): Promise<T> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const seen = await look();
      if (wanted(seen)) return seen;
      if (performance.now() > deadline)
        throw new Error(
          `Not within ${String(withinMs)} ms; last seen: ${JSON.stringify(seen).slice(0, 500)}`,
        );
      await pause(50);
    }
  }

  /** Until every authority told of it has confirmed. */
  untilConfirmed(
    by: string,
    consentId: string,
    notice: 'granted' | 'withdrawn',
    withinMs?: number,
  ): Promise<ConsentView> {
    const look = async (): Promise<ConsentView> =>
      (await this.as(by).get<ConsentView>(`/v1/consents/${consentId}`)).body;
    const all = ({ receipts }: ConsentView): boolean => {
      const own = receipts.filter((receipt) => receipt.notice === notice);
      return own.length > 0 && own.every((receipt) => receipt.receivedAt !== undefined);
    };
    return this.until(look, all, withinMs);
  }

  private async stage(path: string): Promise<void> {
    const reply = await fetch(`${this.files.stageUrl}${path}`, { method: 'POST' });
    if (!reply.ok) throw new Error(await reply.text());
  }
}
