import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
} from '../shape/fields.js';
import { DocumentView } from '../episode/documents.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';
import { EpisodeView } from '../episode/episode-view.js';
import { FAMILY_VIEWS } from '../episode/transfer-view.js';

const OUTSIDE_STATES = ['awaiting_family', 'open', 'sent', 'received', 'cancelled'] as const;
const SENT_BY = ['post', 'secure_mail', 'by_hand'] as const;
const CONFIRMED_BY = ['telephone', 'mail', 'letter', 'in_person'] as const;
const CANCELLED_BECAUSE = ['family_stays', 'family_said_no', 'wrong_receiver'] as const;

class OutsideReceiver {
  @Text(120, 'The authority or service outside London') receiverName!: string;
  @Text(300, 'Whom to ring or write to there') receiverContact!: string;
}

export class OpenOutsidePayload extends OutsideReceiver {
  @Id('The episode') episodeId!: string;
  @OneOf(FAMILY_VIEWS, 'What the family thinks of it') familyView!: (typeof FAMILY_VIEWS)[number];
}

export class OutsidePayload {
  @Id('The episode') episodeId!: string;
  @Id('The hand-over') handOverId!: string;
}

export class OutsideFamilyViewPayload extends OutsidePayload {
  @OneOf(['agrees', 'disagrees'], 'What the family thinks of it') familyView!:
    'agrees' | 'disagrees';
}

export class OutsideOverrulePayload extends OutsidePayload {
  @Text(500, 'Why it goes on although the family said no') reason!: string;
  @DateOnly('When the family was told that it goes on, and why') familyToldOn!: string;
}

export class SendOutsidePayload extends OutsidePayload {
  @OneOf(SENT_BY, 'How the pack was sent') sentBy!: (typeof SENT_BY)[number];
  @Text(64, 'The digest of the pack that was sent', 64) digest!: string;
}

export class ReceiveOutsidePayload extends OutsidePayload {
  @Text(120, 'Who there said that they have it') receivedBy!: string;
  @DateOnly('When they had it') receivedOn!: string;
  @OneOf(CONFIRMED_BY, 'How they said so') confirmedBy!: (typeof CONFIRMED_BY)[number];
}

export class CancelOutsidePayload extends OutsidePayload {
  @OneOf(CANCELLED_BECAUSE, 'Why') because!: (typeof CANCELLED_BECAUSE)[number];
}

export class OutsideHandOverView extends OutsideReceiver {
  @Id('The hand-over') id!: string;
  @OneOf(OUTSIDE_STATES, 'Its state') state!: (typeof OUTSIDE_STATES)[number];
  @OneOf(FAMILY_VIEWS, 'What the family thinks of it') familyView!: (typeof FAMILY_VIEWS)[number];
  @Optional()
  @Text(500, 'Why it goes on although the family said no')
  goesOnBecause?: string;
  @Optional() @DateOnly('When the family was told so') familyToldOn?: string;
  @Instant('When it was opened') openedAt!: string;
  @Optional() @PersonId('Who opened it') openedBy?: string;
  @Instant('By when the next step is to be done') dueAt!: string;
  @Optional() @OneOf(SENT_BY, 'How the pack was sent') sentBy?: (typeof SENT_BY)[number];
  @Optional() @Instant('When it was sent') sentAt?: string;
  @Optional() @Text(120, 'Who there said that they have it') receivedBy?: string;
  @Optional() @DateOnly('When they had it') receivedOn?: string;
  @Optional()
  @OneOf(CONFIRMED_BY, 'How they said so')
  confirmedBy?: (typeof CONFIRMED_BY)[number];
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional()
  @OneOf(CANCELLED_BECAUSE, 'Why it was taken back')
  cancelledBecause?: (typeof CANCELLED_BECAUSE)[number];
}

export class OutsideHandOverList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => OutsideHandOverView, 200, 'Newest first') items!: OutsideHandOverView[];
}

/** For print or secure mail. The documents themselves are added from the folder, by hand. */
export class OutsidePack {
  @Id('The hand-over') handOverId!: string;
  @Text(120, 'For whom it is') receiverName!: string;
  @Instant('When it was made up') madeAt!: string;
  @Nested(() => EpisodeView, 'The episode: level of need, team, next review') episode!: EpisodeView;
  @NestedList(() => DocumentView, 1_000, 'What is in its folder: the plan, assessments, reviews')
  documents!: DocumentView[];
  @Text(64, 'SHA-256 of all the above as canonical JSON, hexadecimal', 64) digest!: string;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'identity',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = {
  ...BASE,
  roles: ['practitioner', 'lead_caf_contact'],
  reply: OutsideHandOverView,
} as const;
const OF = { episodeId: EXAMPLE.episodeId, handOverId: EXAMPLE.outsideHandOverId };
const PATH = '/v1/episodes/{episodeId}/outside-hand-overs';
const OPENED: OpenOutsidePayload = {
  episodeId: EXAMPLE.episodeId,
  receiverName: 'Kent County Council, Early Help',
  receiverContact: 'early.help@kent.example, 03000 000000',
  familyView: 'agrees',
};
const step = (name: string) =>
  ({ method: 'POST', path: `${PATH}/{handOverId}/${name}`, success: 200 }) as const;

export const ListOutsideHandOvers = defineQuery({
  ...BASE,
  type: 'outside_hand_over.list.v1',
  words: 'Hand-overs out of London were looked at',
  summary: 'Lists the hand-overs of a case to an authority outside London.',
  payload: ReadEpisodePayload,
  reply: OutsideHandOverList,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const OpenOutside = defineCommand({
  ...WRITES,
  type: 'outside_hand_over.open.v1',
  words: 'A hand-over to an authority outside London was begun',
  summary: 'Begins to hand a case over to an authority outside London, which the hub cannot reach.',
  payload: OpenOutsidePayload,
  http: { method: 'POST', path: PATH, success: 201, creates: true },
  examples: [OPENED],
  counterExamples: { 'nobody to ring': { ...OPENED, receiverContact: '' } },
});

export const RecordOutsideFamilyView = defineCommand({
  ...WRITES,
  type: 'outside_hand_over.record_family_view.v1',
  words: 'What you think of a hand-over out of London was recorded',
  summary: 'Records what the family thinks of it. Their no stops it.',
  payload: OutsideFamilyViewPayload,
  http: step('family-view'),
  examples: [{ ...OF, familyView: 'agrees' }],
  counterExamples: { 'no view': { ...OF, familyView: 'not_yet_asked' } },
});

export const OverruleOutside = defineCommand({
  ...WRITES,
  personalData: 'content',
  type: 'outside_hand_over.overrule_family.v1',
  words: 'A hand-over out of London goes on although you said no',
  summary: 'Lets it go on although the family said no: with a reason, once the family was told.',
  payload: OutsideOverrulePayload,
  roles: ['lead_caf_contact'],
  http: step('family-answer'),
  examples: [{ ...OF, reason: 'The court asks for it', familyToldOn: '2026-03-02' }],
});

export const MakeOutsidePack = defineCommand({
  ...WRITES,
  type: 'outside_hand_over.make_pack.v1',
  words: 'The pack for an authority outside London was made up',
  summary: 'Makes up the pack for print or secure mail. Send its digest with the sending.',
  payload: OutsidePayload,
  reply: OutsidePack,
  http: step('pack'),
  examples: [OF],
});

export const SendOutside = defineCommand({
  ...WRITES,
  type: 'outside_hand_over.send.v1',
  words: 'The pack was sent to an authority outside London',
  summary: 'Says how the pack was sent; the receipt is due within five working days.',
  payload: SendOutsidePayload,
  http: step('sending'),
  examples: [{ ...OF, sentBy: 'secure_mail', digest: 'a'.repeat(64) }],
  counterExamples: { 'a way that is not safe': { ...OF, sentBy: 'fax', digest: 'a'.repeat(64) } },
});

export const ReceiveOutside = defineCommand({
  ...WRITES,
  type: 'outside_hand_over.receive.v1',
  words: 'An authority outside London has your case, and it ended here',
  summary:
    'Records who there has the pack, and since when. The episode closes as moved out of London.',
  payload: ReceiveOutsidePayload,
  http: step('receipt'),
  examples: [{ ...OF, receivedBy: 'Jo Kent', receivedOn: '2026-03-05', confirmedBy: 'telephone' }],
  counterExamples: {
    'nobody who has it': { ...OF, receivedBy: '', receivedOn: '2026-03-05', confirmedBy: 'mail' },
  },
});

export const CancelOutside = defineCommand({
  ...WRITES,
  type: 'outside_hand_over.cancel.v1',
  words: 'A hand-over out of London was taken back',
  summary: 'Takes a hand-over out of London back, before its receipt.',
  payload: CancelOutsidePayload,
  http: step('cancellation'),
  examples: [{ ...OF, because: 'family_stays' }],
});

export class OutsideMovedPayload extends OutsidePayload {
  @OneOf(OUTSIDE_STATES, 'Its state') state!: (typeof OUTSIDE_STATES)[number];
}

export const OutsideHandOverMoved = defineEvent({
  owner: 'episode-service',
  audience: 'member',
  subject: 'handOverId',
  personalData: 'none',
  type: 'outside_hand_over.moved.v1',
  summary: 'A hand-over to an authority outside London moved on; to whom, is read at the hub.',
  payload: OutsideMovedPayload,
  examples: [{ ...OF, state: 'sent' }],
});
