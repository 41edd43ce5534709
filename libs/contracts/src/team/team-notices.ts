import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  NestedList,
  Optional,
  PersonId,
  Text,
} from '../shape/fields.js';
import { ReadEpisodePayload } from '../episode/episodes.js';

export class WriteTeamNoticePayload {
  @Id('The episode') episodeId!: string;
  @Text(1_000, 'What everybody who works with the child is to know, in your own words')
  words!: string;
}

export class AcknowledgeTeamNoticePayload {
  @Id('The episode') episodeId!: string;
  @Id('The notice') teamNoticeId!: string;
}

export class NoticeReaderView {
  @AuthorityCode('The authority that they work for') authority!: string;
  @PersonId('The person') personId!: string;
  @Optional() @Instant('When they said that they have read it') readAt?: string;
}

export class TeamNoticeView {
  @Id('The notice') id!: string;
  @AuthorityCode('The authority of who wrote it') authority!: string;
  @PersonId('Who wrote it') personId!: string;
  @Instant('When') writtenAt!: string;
  @Text(1_000, 'What they wrote') words!: string;
  @Flag('Who looks has not said yet that they have read it') unread!: boolean;
  @Optional()
  @NestedList(() => NoticeReaderView, 200, 'Whom it was for, for who wrote it alone')
  readers?: NoticeReaderView[];
}

export class TeamNoticeList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => TeamNoticeView, 500, 'Newest first') items!: TeamNoticeView[];
  @Flag('You may write to them now') mayWrite!: boolean;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'content',
  on: { object: 'episode', id: 'episodeId' },
  roles: ['practitioner', 'lead_caf_contact'],
} as const;
const OF = { episodeId: EXAMPLE.episodeId };
const WRITTEN: WriteTeamNoticePayload = {
  ...OF,
  words: 'I am away until Thursday; Ada Obi answers for me. We meet at the school, not at the hub.',
};

export const WriteTeamNotice = defineCommand({
  ...BASE,
  type: 'team_notice.write.v1',
  words: 'Who leads or coordinates the case wrote to everybody who works with the child',
  summary:
    'Writes to everybody who works with the child, in your own words; it waits in the inbox of each until they say that they have read it.',
  payload: WriteTeamNoticePayload,
  reply: TeamNoticeView,
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/notices', success: 201, creates: true },
  examples: [WRITTEN],
  counterExamples: {
    'blanks alone': { ...OF, words: ' \n ' },
    'no words': { ...OF, words: '' },
    'a choice of readers': { ...WRITTEN, readers: [EXAMPLE.personId] },
  },
});

export const ListTeamNotices = defineQuery({
  ...BASE,
  type: 'team_notice.list.v1',
  words: 'What was written to those who work with the child was looked at',
  summary:
    'Lists what whoever leads or coordinates wrote to those who work with the child; to these alone.',
  payload: ReadEpisodePayload,
  reply: TeamNoticeList,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/notices', success: 200 },
  examples: [OF],
});

export const AcknowledgeTeamNotice = defineCommand({
  ...BASE,
  type: 'team_notice.acknowledge.v1',
  words: 'Somebody said that they have read what was written to the team',
  summary: 'Says that you have read what was written to those who work with the child.',
  payload: AcknowledgeTeamNoticePayload,
  reply: TeamNoticeView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/notices/{teamNoticeId}/acknowledgement',
    success: 200,
  },
  examples: [{ ...OF, teamNoticeId: EXAMPLE.teamNoticeId }],
});
