import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { CLIMB_ROLES } from '../roles.js';
import { Id, OneOf } from '../shape/fields.js';
import {
  SPLIT_BECAUSE,
  SPLIT_DECLINES,
  type SplitBecause,
  type SplitDecline,
} from './split-terms.js';
import { SplitParts, SplitView } from './split-view.js';

export class ProposeSplitPayload extends SplitParts {
  @Id('The episode that two children are in') episodeId!: string;
  @Id('The episode of the other child: one that goes on in this one, or one of its own')
  other!: string;
  @OneOf(SPLIT_BECAUSE, 'How it came about') because!: SplitBecause;
}

export class SplitPayload {
  @Id('The split') splitId!: string;
}

export class DeclineSplitPayload extends SplitPayload {
  @OneOf(SPLIT_DECLINES, 'Why it stays as it is') because!: SplitDecline;
}

const OWNER = { owner: 'episode-service', personalData: 'none', reply: SplitView } as const;
const ON = { object: 'split', id: 'splitId' } as const;
const PEOPLE = ['practitioner', ...CLIMB_ROLES] as const;
const NAMED = { splitId: EXAMPLE.splitId };
const PROPOSED: ProposeSplitPayload = {
  episodeId: EXAMPLE.episodeId,
  other: EXAMPLE.otherEpisodeId,
  because: 'merged_wrongly',
  documents: [EXAMPLE.documentId],
  consents: [],
  team: [],
};
const PATH = '/v1/splits/{splitId}';

export const ProposeSplit = defineCommand({
  ...OWNER,
  type: 'episode.split.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Somebody said that two children are in one assessment',
  summary:
    'Says that two children are in this episode, which is the other’s, and what belongs to that child. Where each was started, a lead CAF contact agrees.',
  payload: ProposeSplitPayload,
  roles: PEOPLE,
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/split', success: 201, creates: true },
  examples: [PROPOSED],
  counterExamples: {
    'a reason in words': { ...PROPOSED, because: 'two boys' },
    'nothing said of documents': { ...PROPOSED, documents: undefined },
  },
});

export const ApproveSplit = defineCommand({
  ...OWNER,
  type: 'split.approve.v1',
  on: ON,
  words: 'An authority agreed that two children were in one assessment',
  summary:
    'Agrees to a split for the authority where one of the two was started. With the last that agrees, the two are apart.',
  payload: SplitPayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/approval`, success: 200 },
  examples: [NAMED],
});

export const DeclineSplit = defineCommand({
  ...OWNER,
  type: 'split.decline.v1',
  on: ON,
  words: 'An authority said that an assessment stays as it is',
  summary: 'Says that the episode stays as it is, and why.',
  payload: DeclineSplitPayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/declining`, success: 200 },
  examples: [{ ...NAMED, because: 'one_child' }],
  counterExamples: { 'a reason in words': { ...NAMED, because: 'no' } },
});

export const ReadSplit = defineQuery({
  ...OWNER,
  type: 'split.read.v1',
  on: ON,
  words: 'What was proposed about two children in one assessment was looked at',
  summary: 'Shows a split to who proposed it and where the two were started.',
  payload: SplitPayload,
  roles: [...PEOPLE, 'authority_system'],
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [NAMED],
});
