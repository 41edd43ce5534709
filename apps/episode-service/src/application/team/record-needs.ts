import { isRefusal, type Refusal } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import { RecordNeeds as RecordingNeeds, type RecordNeedsPayload } from '@hub/contracts/team';
import type { Clock, MessageContext } from '@hub/use-case';
import { recordNeeds } from '../../domain/team/needs.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** What a family needs to be spoken with: on the case, for whoever rings next. */
export class RecordNeeds {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly whoMay: WhoMay,
  ) {}

  execute(command: RecordNeedsPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(RecordingNeeds.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const at = this.clock.now();
      const said = recordNeeds(permitted.episode, command, { authority, at });
      if (isRefusal(said)) return said;
      await stores.episodes.save(said);
      await noteDevelopment(stores, said, 'needs', { personId, at });
      return { result: viewEpisode(said, personId), facts: [], evidence: { rule: permitted.rule } };
    });
  }
}
