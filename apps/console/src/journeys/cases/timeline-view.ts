import { authorityName } from '@hub/contracts';
import {
  AcknowledgeConsent,
  OpenSubjectAccess,
  RecordConsent,
  WithdrawConsent,
} from '@hub/contracts/consent';
import { RecordFamilyView } from '@hub/contracts/episode';
import type { TimelineEntry, TimelinePage } from '@hub/contracts/ledger';
import {
  ApproveCorrection,
  DeclineCorrection,
  RaiseCorrection,
  TellOfBreach,
} from '@hub/contracts/protection';
import type { WithNames } from '../../api/hub-api.js';
import { dateAndTimeOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';

export interface TimelineItem {
  readonly what: string;
  readonly who: string;
  readonly at: string;
}

/** The record speaks to the family; whoever works with the child reads it in these words. */
const FOR_STAFF: Readonly<Record<string, string>> = {
  [RecordConsent.type]: 'What the family decided was written down',
  [WithdrawConsent.type]: 'The family took back what it had agreed to',
  [RecordFamilyView.type]: 'What the family thinks of a new lead was written down',
  [OpenSubjectAccess.type]: 'The family asked to see what is on record',
  [AcknowledgeConsent.type]: 'Somebody who works with the child saw what the family said',
  [RaiseCorrection.type]: 'Somebody said that something on record is wrong',
  [ApproveCorrection.type]: 'A second person agreed that something was wrong, and it was put right',
  [DeclineCorrection.type]: 'A second person found that what was said to be wrong is right',
  [TellOfBreach.type]: 'It was written down how the family was told of a breach, or why not',
};

/** What was done about a child, the newest first. */
export function timelineOf({ items, people }: WithNames<TimelinePage>): TimelineItem[] {
  const person = peopleIn(people);
  return items.map((entry) => ({
    what: FOR_STAFF[entry.action] ?? entry.words ?? entry.action,
    who: whoDid(entry, person),
    at: dateAndTimeOf(entry.at),
  }));
}

function whoDid(
  { authority, personId }: TimelineEntry,
  person: ReturnType<typeof peopleIn>,
): string {
  if (authority === undefined) return 'the hub, by its clock';
  if (personId === undefined) return `a system of ${authorityName(authority)}`;
  return `${person(personId, authority).name}, ${authorityName(authority)}`;
}
