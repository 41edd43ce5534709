import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
} from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';

const COVERED_BECAUSE = ['illness', 'leave', 'training', 'other_absence'] as const;
export const COVER_STATES = ['planned', 'running', 'ended'] as const;
/** Why somebody ends it before its last day. */
export const ENDED_EARLY = ['lead_is_back', 'somebody_else_covers'] as const;
const COVER_ENDS = [
  'date_came',
  ...ENDED_EARLY,
  'lead_passed',
  'case_ended',
  'cannot_cover',
  'stand_in_left',
] as const;

export class CoverTerms {
  @PersonId('Who leads meanwhile, of the authority of the Lead Professional') personId!: string;
  @DateOnly('The first day on which they do') from!: string;
  @DateOnly('The last one') until!: string;
  @OneOf(COVERED_BECAUSE, 'Why the Lead Professional is away')
  because!: (typeof COVERED_BECAUSE)[number];
}

export class NameLeadCoverPayload extends CoverTerms {
  @Id('The episode') episodeId!: string;
}

export class EndLeadCoverPayload {
  @Id('The episode') episodeId!: string;
  @Id('The cover') coverId!: string;
  @OneOf(ENDED_EARLY, 'Why it ends before its last day') because!: (typeof ENDED_EARLY)[number];
}

export class LeadCoverView extends CoverTerms {
  @Id('The cover') id!: string;
  @AuthorityCode('The authority of both') authority!: string;
  @PersonId('The Lead Professional, who leads again afterwards') leadProfessionalId!: string;
  @Flag(
    'Named for all cases of the Lead Professional; who is named for this case alone goes before them',
  )
  forAll!: boolean;
  @OneOf(COVER_STATES, 'Its state') state!: (typeof COVER_STATES)[number];
  @Instant('When it was named') namedAt!: string;
  @Optional() @PersonId('Who named it') namedBy?: string;
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional() @OneOf(COVER_ENDS, 'Why it ended') endedBecause?: (typeof COVER_ENDS)[number];
}

export class LeadCoverList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => LeadCoverView, 200, 'Newest first') items!: LeadCoverView[];
  @Flag('You may name who stands in for them, and end that') mayName!: boolean;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = {
  ...BASE,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
  amqp: true,
  reply: LeadCoverView,
} as const;
const NAMED: NameLeadCoverPayload = {
  episodeId: EXAMPLE.episodeId,
  personId: EXAMPLE.otherPersonId,
  from: '2026-03-09',
  until: '2026-03-20',
  because: 'leave',
};
const OF = { episodeId: EXAMPLE.episodeId, coverId: EXAMPLE.coverId };

export const ListLeadCovers = defineQuery({
  ...BASE,
  type: 'lead_cover.list.v1',
  words: 'Who stands in for the Lead Professional was looked at',
  summary: 'Lists who stood, stands or will stand in for the Lead Professional, and when.',
  payload: ReadEpisodePayload,
  reply: LeadCoverList,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/lead-covers', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const NameLeadCover = defineCommand({
  ...WRITES,
  type: 'lead_cover.name.v1',
  words: 'Somebody was named to stand in for the Lead Professional',
  summary:
    'Names a colleague who leads this case from a day to a day, while the Lead Professional is ill or away, before whoever is named for all of their cases. Afterwards the lead is who it was.',
  payload: NameLeadCoverPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/lead-covers',
    success: 201,
    creates: true,
  },
  examples: [NAMED],
  counterExamples: { 'words about health': { ...NAMED, because: 'broken leg' } },
});

export const EndLeadCover = defineCommand({
  ...WRITES,
  type: 'lead_cover.end.v1',
  words: 'Nobody stands in for the Lead Professional any more',
  summary:
    'Ends a cover before its last day, or before its first; of one that ended since who stood in has left, it says that nobody is needed instead.',
  payload: EndLeadCoverPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/lead-covers/{coverId}/end',
    success: 200,
  },
  examples: [{ ...OF, because: 'lead_is_back' }],
  counterExamples: { 'a reason that does not exist': { ...OF, because: 'bored' } },
});

export class LeadCoverMovedPayload extends CoverTerms {
  @Id('The cover') coverId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority of both') authority!: string;
  @PersonId('The Lead Professional') leadProfessionalId!: string;
  @Optional() @Flag('Named for all cases of the Lead Professional') forAll?: boolean;
  @OneOf(COVER_STATES, 'Its state') state!: (typeof COVER_STATES)[number];
  @Optional() @OneOf(COVER_ENDS, 'Why it ended') endedBecause?: (typeof COVER_ENDS)[number];
}

export const LeadCoverMoved = defineEvent({
  owner: 'episode-service',
  audience: 'member',
  subject: 'coverId',
  personalData: 'none',
  type: 'lead_cover.moved.v1',
  summary: 'Somebody will stand in for the Lead Professional, does now, or does no more.',
  payload: LeadCoverMovedPayload,
  examples: [
    {
      ...{ ...OF, authority: EXAMPLE.lewisham, leadProfessionalId: EXAMPLE.personId },
      ...{ personId: NAMED.personId, from: NAMED.from, until: NAMED.until },
      ...{ because: 'leave', state: 'running', forAll: false },
    },
  ],
});
