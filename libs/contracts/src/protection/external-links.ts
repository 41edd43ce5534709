import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { LINKED_SYSTEMS, type LinkedSystem } from './linked-systems.js';
import { SuggestedAssessment } from '../planning/specialist-assessments.js';
import { AuthorityCode, Id, Instant, NestedList, OneOf, Optional, Text } from '../shape/fields.js';

export const LINK_STATES = ['referred', 'accepted', 'not_accepted', 'open', 'closed'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export class ExternalLinkView {
  @Id('The episode') episodeId!: string;
  @OneOf(LINKED_SYSTEMS, 'In which system') system!: LinkedSystem;
  @AuthorityCode('Whose system that is') authority!: string;
  @OneOf(LINK_STATES, 'How it stands there') state!: LinkState;
  @Optional()
  @Text(64, 'Its reference there; to the authority whose it is alone')
  ownReference?: string;
  @Instant('When it was noted last') notedAt!: string;
}

export class NoteExternalLinkPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(LINKED_SYSTEMS, 'In which system of your authority') system!: LinkedSystem;
  @OneOf(LINK_STATES, 'How it stands there now') state!: LinkState;
  @Optional() @Text(64, 'Your reference there; nobody else sees it') ownReference?: string;
}

const NOTERS = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'authority_system',
] as const;
const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const NOTE = { episodeId: EXAMPLE.episodeId, system: 'ehcp', state: 'open' } as const;

export const NoteExternalLink = defineCommand({
  ...BASE,
  type: 'external_link.note.v1',
  words: 'It was noted that there is a record of the child in another system',
  summary:
    'Notes how a record of the child stands in another system of your authority, without content. Noted again, it takes the place of what was noted before.',
  payload: NoteExternalLinkPayload,
  reply: ExternalLinkView,
  roles: NOTERS,
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/external-links', success: 200 },
  amqp: true,
  examples: [NOTE, { ...NOTE, system: 'camhs', state: 'referred', ownReference: 'C-118' }],
  counterExamples: {
    'social care, which is a referral': { ...NOTE, system: 'ics' },
    'words about it': { ...NOTE, note: 'He likes it there' },
    'a reference that says nothing': { ...NOTE, ownReference: ' ' },
  },
});

export class ListExternalLinksPayload {
  @Id('The episode') episodeId!: string;
}

export class ExternalLinkList {
  @NestedList(() => ExternalLinkView, 200, 'By system, then by authority')
  items!: ExternalLinkView[];
  @NestedList(
    () => SuggestedAssessment,
    100,
    'Specialist assessments to think of at this level of need, of which no record is on this list',
  )
  suggested!: SuggestedAssessment[];
}

export const ListExternalLinks = defineQuery({
  ...BASE,
  type: 'external_link.list.v1',
  words: 'The list of records in other systems was looked at',
  summary:
    'Lists in which other systems there is a record of the child, and which specialist assessments to think of. Youth justice and mental health are shown to the authority whose they are alone.',
  payload: ListExternalLinksPayload,
  reply: ExternalLinkList,
  roles: NOTERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/external-links', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export class ExternalLinkPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(LINKED_SYSTEMS, 'In which system') system!: LinkedSystem;
  @AuthorityCode('Whose system that is') authority!: string;
  @OneOf(LINK_STATES, 'How it stands there') state!: LinkState;
}

export const ExternalLinkNoted = defineEvent({
  type: 'external_link.noted.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  personalData: 'none',
  summary: 'There is a record of the child in another system, or it stands otherwise now.',
  payload: ExternalLinkPayload,
  examples: [{ ...NOTE, authority: EXAMPLE.lewisham }],
});
