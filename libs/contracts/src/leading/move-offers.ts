import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, OneOf, Optional } from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';

const KEPT_BECAUSE = [
  'family_wishes_it',
  'school_stays',
  'work_ends_soon',
  'new_home_is_asked_otherwise',
] as const;

export class KeepLeadPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(KEPT_BECAUSE, 'Why the lead stays although the child lives elsewhere')
  because!: (typeof KEPT_BECAUSE)[number];
}

/** What a move asks of whoever leads. */
export class MoveOffer {
  @Id('The episode') episodeId!: string;
  @Optional()
  @AuthorityCode(
    'Where the child lives now, to which the lead may be offered; absent where nothing waits',
  )
  suggestedReceiver?: string;
  @Optional() @Instant('When the move was recorded') movedAt?: string;
  @Optional()
  @OneOf(KEPT_BECAUSE, 'Why the lead stays, where that was answered last')
  keptBecause?: (typeof KEPT_BECAUSE)[number];
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
  reply: MoveOffer,
} as const;

export const ReadMoveOffer = defineQuery({
  ...BASE,
  type: 'move_offer.read.v1',
  words: 'It was looked at whether a move asks for another Lead Professional',
  summary:
    'After a move, says to which authority the lead may be offered: POST /v1/transfers with it as toAuthority.',
  payload: ReadEpisodePayload,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/move-offer', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const KeepLead = defineCommand({
  ...BASE,
  type: 'move_offer.answer.v1',
  words: 'The Lead Professional stays although the family has moved',
  summary: 'Says why the lead stays although the child lives in another authority now.',
  payload: KeepLeadPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  amqp: true,
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/move-offer/answer', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId, because: 'school_stays' }],
  counterExamples: {
    'a reason that does not exist': { episodeId: EXAMPLE.episodeId, because: 'far' },
  },
});
