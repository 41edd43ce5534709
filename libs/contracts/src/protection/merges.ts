import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { CLIMB_ROLES } from '../roles.js';
import { Id, OneOf } from '../shape/fields.js';
import {
  MERGE_DECLINES,
  MERGED_BECAUSE,
  type MergeDecline,
  type MergedBecause,
} from './merge-terms.js';
import { MergeView } from './merge-view.js';

export class ProposeMergePayload {
  @Id('The episode that is kept') episodeId!: string;
  @Id('The episode of the same child that is folded into it') with!: string;
  @OneOf(MERGED_BECAUSE, 'Why there are two') because!: MergedBecause;
}

export class MergePayload {
  @Id('The merge') mergeId!: string;
}

export class DeclineMergePayload extends MergePayload {
  @OneOf(MERGE_DECLINES, 'Why they stay two') because!: MergeDecline;
}

const OWNER = { owner: 'episode-service', personalData: 'none', reply: MergeView } as const;
const ON = { object: 'merge', id: 'mergeId' } as const;
const PEOPLE = ['practitioner', ...CLIMB_ROLES] as const;
const NAMED = { mergeId: EXAMPLE.mergeId };
const PROPOSED: ProposeMergePayload = {
  episodeId: EXAMPLE.episodeId,
  with: EXAMPLE.otherEpisodeId,
  because: 'started_twice',
};
const PATH = '/v1/merges/{mergeId}';

export const ProposeMerge = defineCommand({
  ...OWNER,
  type: 'episode.merge.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'It was proposed to make one assessment out of two of your child',
  summary:
    'Proposes to fold another episode of the same child into this one, as somebody who works with the child in both. Where each was started, a lead CAF contact agrees.',
  payload: ProposeMergePayload,
  roles: PEOPLE,
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/merge', success: 201, creates: true },
  examples: [PROPOSED],
  counterExamples: {
    'a reason in words': { ...PROPOSED, because: 'the same boy' },
    'with nothing': { ...PROPOSED, with: undefined },
  },
});

export const ApproveMerge = defineCommand({
  ...OWNER,
  type: 'merge.approve.v1',
  on: ON,
  words: 'An authority agreed that two assessments are of one child',
  summary:
    'Agrees to a merge for the authority where one of the two was started. With the last that agrees, the two are one.',
  payload: MergePayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/approval`, success: 200 },
  examples: [NAMED],
});

export const DeclineMerge = defineCommand({
  ...OWNER,
  type: 'merge.decline.v1',
  on: ON,
  words: 'An authority said that two assessments stay two',
  summary: 'Says that the two stay two, and why.',
  payload: DeclineMergePayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/declining`, success: 200 },
  examples: [{ ...NAMED, because: 'another_child' }],
  counterExamples: { 'a reason in words': { ...NAMED, because: 'no' } },
});

export const ReadMerge = defineQuery({
  ...OWNER,
  type: 'merge.read.v1',
  on: ON,
  words: 'What was proposed about two assessments of your child was looked at',
  summary: 'Shows a merge to who proposed it and where the two were started.',
  payload: MergePayload,
  roles: [...PEOPLE, 'authority_system'],
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [NAMED],
});
