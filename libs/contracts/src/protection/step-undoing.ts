import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, OneOf } from '../shape/fields.js';
import { EpisodeView } from '../episode/episode-view.js';
import { STEP_MISTAKES, type StepMistake } from './step-mistakes.js';

export class UndoEpisodeStepPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(STEP_MISTAKES, 'Why it is taken back') because!: StepMistake;
}

const EXAMPLES = [{ episodeId: EXAMPLE.episodeId, because: 'wrong_episode' as const }];

export const UndoEpisodeStep = defineCommand({
  owner: 'episode-service',
  personalData: 'none',
  type: 'episode.undo_step.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The last step was taken back by who had taken it',
  summary:
    'Takes the last step back, by who took it, until the end of the next working day, where nothing has happened since. Told to every counterpart.',
  payload: UndoEpisodeStepPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/steps/undoing',
    success: 200,
    versioned: true,
    conditional: true,
  },
  examples: EXAMPLES,
  counterExamples: {
    'a reason in words': { episodeId: EXAMPLE.episodeId, because: 'my mistake' },
    'no reason': { episodeId: EXAMPLE.episodeId },
  },
});
