import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { NoPayload } from '../identity/authorities.js';
import type { Role } from '../roles.js';
import {
  Count,
  Flag,
  Id,
  Ids,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
} from '../shape/fields.js';

/** Who keeps the staff of their own authority. */
const KEEPERS: Role[] = ['lead_caf_contact', 'service_manager', 'head_of_service'];
const HANDED_ON_BECAUSE = ['left', 'leaving', 'long_absence', 'other_work'] as const;
export type HandedOnBecause = (typeof HANDED_ON_BECAUSE)[number];
const HANDING_ON = ['done', 'refused'] as const;
/** So many cases are handed on in one call. */
export const MOST_HANDED_ON = 50;

export class HandOnCaseloadPayload {
  @PersonId('Who leads the cases until now, of your own authority') fromPersonId!: string;
  @PersonId('Their successor, of your own authority') toPersonId!: string;
  @OneOf(HANDED_ON_BECAUSE, 'Why they lead these cases no more') because!: HandedOnBecause;
  @Optional()
  @Ids(MOST_HANDED_ON, 'These cases alone; else every case that they lead')
  episodes?: string[];
  @Optional()
  @Id('Go on behind this case, which the answer before named in goOnAfter')
  after?: string;
}

export class CaseHandedOn {
  @Id('The episode') episodeId!: string;
  @OneOf(HANDING_ON, 'Whether the successor leads it now') outcome!: (typeof HANDING_ON)[number];
  @Optional() @Text(60, 'Why not: the code of the refusal') code?: string;
  @Optional() @Text(500, 'What to do now') next?: string;
}

export class CaseloadHandedOn {
  @NestedList(() => CaseHandedOn, MOST_HANDED_ON, 'Each case that was looked at')
  items!: CaseHandedOn[];
  @Count('How many cases they lead still')
  left!: number;
  @Optional()
  @Id('There are more cases behind this one: send it as after to go on')
  goOnAfter?: string;
}

/** What one person leads. */
export class CaseloadView {
  @PersonId('Who leads, or stands in for whoever does') personId!: string;
  @Count('Open cases that they lead') leads!: number;
  @Count('Of these, those whose review is overdue') overdue!: number;
  @Count('Of these, those in which somebody stands in for them now')
  covered!: number;
  @Count('Of those, the cases for which somebody is named alone')
  coveredAlone!: number;
  @Count('Open cases in which they stand in for whoever leads') standsIn!: number;
  @Flag('They have left, so that these cases wait for another lead') gone!: boolean;
}

export class CaseloadList {
  @NestedList(
    () => CaseloadView,
    5_000,
    'Those who have left first, then the most cases; who leads none is not among them',
  )
  items!: CaseloadView[];
}

const HANDED_ON: HandOnCaseloadPayload = {
  fromPersonId: EXAMPLE.personId,
  toPersonId: EXAMPLE.otherPersonId,
  because: 'left',
};

export const HandOnCaseload = defineCommand({
  type: 'caseload.hand_on.v1',
  owner: 'episode-service',
  words: 'The case was given to another Lead Professional of the same authority',
  summary:
    'Hands the cases of somebody who leaves on to a successor within your authority, all or those named, each by itself, at most 50 at a time. Sent again, it goes on with what is left.',
  personalData: 'none',
  payload: HandOnCaseloadPayload,
  reply: CaseloadHandedOn,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/caseload-hand-overs', success: 200 },
  examples: [
    HANDED_ON,
    { ...HANDED_ON, after: EXAMPLE.episodeId },
    { ...HANDED_ON, episodes: [EXAMPLE.episodeId] },
  ],
  counterExamples: {
    'a reason that does not exist': { ...HANDED_ON, because: 'tired' },
    'no case': { ...HANDED_ON, episodes: [] },
  },
});

export const ListCaseloads = defineQuery({
  type: 'caseload.list.v1',
  owner: 'episode-service',
  summary:
    'How many open cases each of your staff leads or stands in for, and in how many the review is overdue: for whoever names who is to lead.',
  personalData: 'none',
  payload: NoPayload,
  reply: CaseloadList,
  roles: KEEPERS,
  http: { method: 'GET', path: '/v1/caseloads', success: 200 },
  examples: [{}],
});
