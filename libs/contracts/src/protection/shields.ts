import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EpisodeView } from '../episode/episode-view.js';
import { AuthorityCodes, Id, OneOf, Optional, PersonIds } from '../shape/fields.js';
import { LIFTED_BECAUSE, SHIELDED_BECAUSE } from './shield-view.js';

export class SetShieldPayload {
  @Id('The episode') episodeId!: string;
  @Optional()
  @AuthorityCodes(
    'Authorities that see nothing of it any more; they take the place of those before',
  )
  hiddenFrom?: string[];
  @Optional()
  @PersonIds(
    20,
    'Single people who see nothing of it any more; they take the place of those before',
  )
  hiddenFromPeople?: string[];
  @OneOf(SHIELDED_BECAUSE, 'Why') because!: (typeof SHIELDED_BECAUSE)[number];
}

export class LiftShieldPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(LIFTED_BECAUSE, 'Why') because!: (typeof LIFTED_BECAUSE)[number];
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact', 'head_of_service'],
  amqp: true,
} as const;
const CHANGES = { method: 'POST', success: 200, versioned: true, conditional: true } as const;

export const SetShield = defineCommand({
  ...BASE,
  type: 'shield.set.v1',
  words: 'Where the child lives, and who works with them, was hidden from some',
  summary:
    'Hides an episode, and with it home and team, from the authorities and the single people named, one of these at least. They are told nothing, not even of this.',
  payload: SetShieldPayload,
  http: { ...CHANGES, path: '/v1/episodes/{episodeId}/shield' },
  examples: [
    { episodeId: EXAMPLE.episodeId, hiddenFrom: [EXAMPLE.greenwich], because: 'domestic_abuse' },
    {
      episodeId: EXAMPLE.episodeId,
      hiddenFromPeople: [EXAMPLE.personId],
      because: 'domestic_abuse',
    },
  ],
  counterExamples: {
    nobody: { episodeId: EXAMPLE.episodeId, hiddenFrom: [], because: 'domestic_abuse' },
  },
});

export const LiftShield = defineCommand({
  ...BASE,
  type: 'shield.lift.v1',
  words: 'What was hidden from some was shown to them again',
  summary: 'Shows an episode again to those from whom it was hidden.',
  payload: LiftShieldPayload,
  http: { ...CHANGES, path: '/v1/episodes/{episodeId}/shield/lifting' },
  examples: [{ episodeId: EXAMPLE.episodeId, because: 'danger_over' }],
});
