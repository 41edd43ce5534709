import type { RefusalReason } from './door-refusals.js';

/** What is refused of labels of children: stable code → HTTP status and what to do next. */
export const LABEL_REFUSALS = {
  label_elsewhere: {
    status: 403,
    title: 'The authority where the case was started chooses what the child is called',
    next: 'Ask the lead CAF contact there, or whoever works with the child for that authority. Note the reference of your own authority with POST /v1/episodes/{episodeId}/own-reference.',
  },
  reference_on_record: {
    status: 409,
    title: 'The case was started at your authority, under the reference that stands on record',
    next: 'Where it is wrong, raise a correction with POST /v1/corrections, about episode_fact and field own_reference.',
  },
  label_unsealed: {
    status: 422,
    title: 'What a child is called does not go unsealed over AMQP',
    next: 'Start the case without label; then send episode.set_label.v1, which is sealed to the hub.',
  },
} as const satisfies Record<string, RefusalReason>;
