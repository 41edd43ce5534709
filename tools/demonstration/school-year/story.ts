import { setTimeout as pause } from 'node:timers/promises';
import type { HttpDoor } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import type { PersonCredentials } from '../../hub/members.js';
import { Members } from '../../people/members-view.js';
import type { DemonstrationStage } from '../demonstration-stage.js';
import type { Moment } from '../dispute-demonstration.js';
import { JournalClient } from '../journal-client.js';

const WITHIN_MS = 30_000;
const DAY_MS = 86_400_000;

/**
 * Of one case: who acts in it, and what has been told of it so far. The hub does all of it on one
 * day; the days between are told alone.
 */
export class Story {
  private daysPassed = 0;
  readonly timeline: Moment[] = [];
  readonly members: Members;
  readonly journal: JournalClient;

  constructor(
    stage: Omit<DemonstrationStage, 'clock'>,
    private readonly tell: (moment: Moment) => void,
  ) {
    this.members = new Members(stage.credentials);
    this.journal = new JournalClient(stage.simulatorUrl);
  }

  as(authority: string, role: Role = 'practitioner'): HttpDoor {
    return this.members.as(this.members.person(authority, role));
  }

  /** Who practises there: family support worker, school nurse, and a youth worker of a charity. */
  practitioner(authority: string, place: 0 | 1 | 2): PersonCredentials {
    const person = this.members
      .authority(authority)
      .people.filter(({ roles, verified }) => verified && roles.includes('practitioner'))[place];
    if (!person) throw new Error(`${authority} has no practitioner ${String(place + 1)}`);
    return person;
  }

  code(authority: string): string {
    return this.members.authority(authority).code;
  }

  /** The date so many days from today, as the hub sees it. */
  day(days: number): string {
    return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  }

  /** Lets so many days of the story pass. */
  later(days: number): void {
    this.daysPassed += days;
  }

  note(what: string): void {
    const moment = { at: new Date(Date.now() + this.daysPassed * DAY_MS).toISOString(), what };
    this.timeline.push(moment);
    this.tell(moment);
  }

  async read(by: HttpDoor, id: string): Promise<EpisodeView> {
    return (await by.get<EpisodeView>(`/v1/episodes/${id}`)).body;
  }

  /** Takes a step of the episode, on the version that stands. */
  async step(by: HttpDoor, id: string, body: object): Promise<EpisodeView> {
    const { version } = await this.read(by, id);
    const ifMatch = `"${String(version)}"`;
    return (await by.post<EpisodeView>(`/v1/episodes/${id}/steps`, { body, ifMatch })).body;
  }

  async write(by: HttpDoor, id: string, category: string, content: object): Promise<DocumentView> {
    const raw = { type: 'application/json', content: JSON.stringify(content) };
    const path = `/v1/episodes/${id}/documents?category=${category}`;
    return (await by.post<DocumentView>(path, { raw })).body;
  }

  /** Looks again until it sees what it wants; a call that is refused sees nothing. */
  async until<T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> {
    const deadline = performance.now() + WITHIN_MS;
    for (;;) {
      const seen = await look().catch((error: unknown) => error as Error);
      if (!(seen instanceof Error) && wanted(seen)) return seen;
      if (performance.now() > deadline)
        throw seen instanceof Error
          ? seen
          : new Error(`The story stands still: ${JSON.stringify(seen).slice(0, 400)}`);
      await pause(50);
    }
  }
}
