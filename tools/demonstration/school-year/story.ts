import type { HttpDoor } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { PersonCredentials } from '../../hub/members.js';
import { Members } from '../../people/members-view.js';
import { instantFromNow } from '../caseload/case-maker.js';
import type { DemonstrationStage } from '../demonstration-stage.js';
import type { Moment } from '../dispute-demonstration.js';
import { JournalClient } from '../journal-client.js';

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

  /** Lets so many days of the story pass. */
  later(days: number): void {
    this.daysPassed += days;
  }

  note(what: string): void {
    const moment = { at: instantFromNow(this.daysPassed), what };
    this.timeline.push(moment);
    this.tell(moment);
  }
}
