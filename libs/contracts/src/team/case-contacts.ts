import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EpisodeView } from '../episode/episode-view.js';
import { Id } from '../shape/fields.js';
import { SaidContact } from './contact-terms.js';

export class AddContactPayload extends SaidContact {
  @Id('The episode') episodeId!: string;
}

export class EndContactPayload {
  @Id('The episode') episodeId!: string;
  @Id('The contact') contactId!: string;
}

const BASE = {
  on: { object: 'episode', id: 'episodeId' },
  owner: 'episode-service',
  personalData: 'none',
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
} as const;
const MOTHER: AddContactPayload = {
  ...{ episodeId: EXAMPLE.episodeId, kind: 'family_member', inTeam: true },
  ...{ part: 'mother', parentalResponsibility: 'yes' },
};

export const AddContact = defineCommand({
  ...BASE,
  type: 'episode.add_contact.v1',
  words: 'Somebody of the family, a school, a nursery or a GP was noted in the case',
  summary:
    'Notes a member of the family by their part, or a school, nursery, practice or service without an account.',
  payload: AddContactPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/contacts',
    success: 201,
    creates: true,
    versioned: true,
  },
  examples: [
    MOTHER,
    {
      ...{ episodeId: EXAMPLE.episodeId, kind: 'gp', inTeam: false },
      ...{ organisation: 'Hilly Fields Medical Centre', code: 'G85015', phone: '020 7946 0007' },
    },
  ],
  counterExamples: { 'a name of the family': { ...MOTHER, name: 'Ama' } },
});

export const EndContact = defineCommand({
  ...BASE,
  type: 'episode.end_contact.v1',
  words: 'Somebody is no contact of the case any more',
  summary: 'Ends what was noted of a member of the family, a school, nursery, practice or service.',
  payload: EndContactPayload,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/contacts/{contactId}/end',
    success: 200,
    versioned: true,
  },
  examples: [{ episodeId: EXAMPLE.episodeId, contactId: EXAMPLE.teamMemberId }],
});
