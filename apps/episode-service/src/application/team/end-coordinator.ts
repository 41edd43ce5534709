import { isRefusal, type Refusal } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  CoordinatorEnded,
  EndCoordinator as EndingCoordinator,
  type EndCoordinatorPayload,
} from '@hub/contracts/team';
import { fact, type MessageContext } from '@hub/use-case';
import { counterpartsOf } from '../../domain/episode.js';
import { endCoordinator } from '../../domain/team/coordinator.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { peopleFact } from '../episodes/people-fact.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** Lets nobody coordinate a case any more; that somebody did stays on record. */
export class EndCoordinator {
  constructor(
    private readonly work: EpisodeWork,
    private readonly whoMay: WhoMay,
  ) {}

  execute(command: EndCoordinatorPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    const { episodeId, because } = command;
    const { personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const { episodes, timers } = stores;
      const found = await episodes.lock(episodeId);
      const permitted = this.whoMay.decide(EndingCoordinator.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode: before, rule } = permitted;
      const at = await timers.now();
      const ended = endCoordinator(before, { at, because });
      if (isRefusal(ended)) return ended;
      await episodes.saveCoordinator(ended);
      await noteDevelopment(stores, ended, 'team', { personId, at });
      const counterparts = counterpartsOf(ended);
      const authority = before.coordinator?.authority ?? context.caller.authority;
      return {
        result: viewEpisode(ended, personId),
        facts: [
          fact(CoordinatorEnded, { episodeId, authority, counterparts }, counterpartsOf(before)),
          peopleFact(ended),
        ],
        evidence: { because, rule },
      };
    });
  }
}
