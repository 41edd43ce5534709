import { authorityName } from '@hub/contracts';
import type { HandOverPack, TransferView } from '@hub/contracts/episode';
import type { PersonEntry } from '@hub/contracts/identity';
import type { CaseloadView } from '@hub/contracts/leading';
import type { WithNames } from '../../api/hub-api.js';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messageAt,
  messagesOf,
  summaryOf,
} from '../../pages/faults.js';
import { seenOf } from '../../pages/changes.js';
import { type Fact, known } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { type Choice, choicesOf } from '../../words/choices.js';
import { notCountedFacts } from '../../words/closed-words.js';
import { counted } from '../../words/counts.js';
import { type DateItem, dateItems } from '../../words/date-input.js';
import { dateAndTimeOf, weekdayAndTimeOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { ASKED, FAMILY_VIEWS, REASONS, STATES } from './hand-over-words.js';

/** What somebody can do about a change of the lead now. */
export type Act = 'family' | 'nominate' | 'accept' | 'pack' | 'nothing';

interface StepLine {
  readonly text: string;
  readonly state: 'Done' | 'Now' | 'To do';
}

export interface HandOverView {
  readonly title: string;
  readonly id: string;
  readonly summary: ErrorList | undefined;
  readonly sentence: string;
  readonly steps: readonly StepLine[];
  readonly facts: readonly Fact[];
  readonly waits: readonly string[];
  readonly act: Act;
  readonly canDecline: boolean;
  readonly canCancel: boolean;
  readonly caseHref: string;
  /** Sent back with an answer: what changed meanwhile is told first. */
  readonly etag: string | undefined;
  /** How it stood when the page was drawn, sent back as well. */
  readonly seen: string;
  readonly family: readonly Choice[];
  readonly candidates: readonly Choice[];
  readonly review: readonly DateItem[];
  readonly reason: string;
  readonly errors: FieldMessages;
  readonly pack: PackView | undefined;
}

interface PackView {
  readonly digest: string;
  readonly facts: readonly string[];
}

export interface HandOverParts {
  readonly transfer: WithNames<TransferView>;
  readonly etag: string | undefined;
  /** Whom the receiving borough can name. */
  readonly candidates: readonly PersonEntry[];
  /** What each of them leads already. */
  readonly caseloads: readonly CaseloadView[];
  readonly pack?: HandOverPack | undefined;
}

const OVER: readonly TransferView['state'][] = [
  'completed',
  'declined',
  'cancelled',
  'expired',
  'disputed',
];
const PASSED: Readonly<Partial<Record<TransferView['state'], number>>> = {
  queued: 0,
  awaiting_family: 0,
  proposed: 1,
  nominated: 2,
  accepted: 3,
  completed: 4,
};

/** Whose turn it is, for somebody who looks. */
export function actOf(
  { state, fromAuthority, toAuthority, incomingPersonId }: TransferView,
  person: Person,
): Act {
  const isLead = person.roles.includes('lead_caf_contact');
  if (state === 'awaiting_family' && person.authority === fromAuthority) return 'family';
  if (state === 'proposed' && isLead && person.authority === toAuthority) return 'nominate';
  if (state === 'nominated' && incomingPersonId === person.id) return 'accept';
  return state === 'accepted' && incomingPersonId === person.id ? 'pack' : 'nothing';
}

export function handOverView(
  { transfer, etag, candidates, caseloads, pack }: HandOverParts,
  viewer: Person,
  form: Form,
  faults: readonly Fault[],
): HandOverView {
  const { state, fromAuthority } = transfer;
  const act = actOf(transfer, viewer);
  const isOver = OVER.includes(state);
  return {
    title: 'Change of the lead',
    id: transfer.id,
    summary: summaryOf(faults),
    sentence: `${STATES[state]}.`,
    steps: stepsOf(transfer),
    facts: factsOf(transfer),
    waits: transfer.waits.map(({ authority, dueAt }) =>
      dueAt === undefined
        ? `${authorityName(authority)} is to act. The clock stands still.`
        : `${authorityName(authority)} is to act by ${weekdayAndTimeOf(dueAt)}.`,
    ),
    act,
    canDecline:
      !isOver && (act === 'accept' || act === 'nominate') && transfer.orderedBy === undefined,
    canCancel: !isOver && viewer.authority === fromAuthority && state !== 'accepted',
    caseHref: `/cases/${transfer.episodeId}`,
    etag,
    seen: seenOf(standingOf(transfer)),
    family: choicesOf(ASKED, form, 'familyView'),
    candidates: choicesOf(
      Object.fromEntries(
        candidates.map(({ id, contact }) => [
          id,
          `${contact.name}, ${contact.role}: ${caseloadText(caseloads.find(({ personId }) => personId === id))}`,
        ]),
      ),
      form,
      'personId',
    ),
    review: dateItems(form, 'review', messageAt(faults, 'review-day') !== undefined),
    reason: textOf(form, 'reason'),
    errors: messagesOf(faults),
    pack: pack && packView(pack),
  };
}

function caseloadText(load: CaseloadView | undefined): string {
  if (load === undefined) return 'leads no case';
  const { leads, standsIn, overdue } = load;
  const parts = [
    `leads ${counted(leads, 'case')}`,
    ...(standsIn === 0 ? [] : [`stands in for ${String(standsIn)}`]),
    ...(overdue === 0 ? [] : [`${counted(overdue, 'review')} overdue`]),
  ];
  return parts.join(', ');
}

/** Who leads before and after, and what was said of it. */
function factsOf(transfer: WithNames<TransferView>): Fact[] {
  const { fromAuthority, toAuthority, incomingPersonId, outgoingPersonId } = transfer;
  const person = peopleIn(transfer.people);
  const incoming =
    incomingPersonId === undefined ? 'Nobody yet' : person(incomingPersonId, toAuthority).name;
  return [
    {
      key: 'Leads today',
      value: `${person(outgoingPersonId, fromAuthority).name}, ${authorityName(fromAuthority)}`,
    },
    { key: 'Leads afterwards', value: `${incoming}, ${authorityName(toAuthority)}` },
    { key: 'Why', value: REASONS[transfer.reason] },
    { key: 'The family', value: FAMILY_VIEWS[transfer.familyView] },
    { key: 'Proposed', value: dateAndTimeOf(transfer.proposedAt) },
    ...notCountedFacts(transfer.notCounted, transfer.people),
    ...known('Ended because', transfer.endedBecause),
  ];
}

/** How it stands, by which somebody who was slower is told what changed. */
export function standingOf(transfer: WithNames<TransferView>): Fact[] {
  return [{ key: 'How it stands', value: STATES[transfer.state] }, ...factsOf(transfer)];
}

/** What stands in the pack, and that its content is asked for document by document. */
function packView({
  digest,
  documents,
  consents,
  episode,
  sharingRegister,
}: HandOverPack): PackView {
  return {
    digest,
    facts: [
      `Level of need: ${String(episode.levelOfNeed.level)}, ${episode.levelOfNeed.label}`,
      `People in the team: ${String(episode.team.length)}`,
      `Documents in the folder: ${String(documents.length)}`,
      `Consents in force: ${String(consents.length)}`,
      `Boroughs told what may be shared: ${String(new Set(sharingRegister.map(({ authority }) => authority)).size)}`,
    ],
  };
}

function stepsOf({ state, toAuthority, fromAuthority }: TransferView): StepLine[] {
  const done = PASSED[state];
  const texts = [
    `${authorityName(fromAuthority)} asks the family`,
    `${authorityName(toAuthority)} names a person`,
    'That person says yes',
    'They confirm the hand-over pack, and lead from then on',
  ];
  return texts.map((text, place) => ({
    text,
    state: done === undefined || place > done ? 'To do' : place < done ? 'Done' : 'Now',
  }));
}
