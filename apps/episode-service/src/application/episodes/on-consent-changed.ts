import {
  type Clock,
  type ConsentGrantedPayload,
  type ConsentWithdrawnPayload,
  EpisodeWithdrawn,
  fact,
  type MessageContext,
} from '@hub/contracts';
import { counterpartsOf, isRunning } from '../../domain/episode.js';
import { stop } from '../../domain/transfer.js';
import type { EpisodeWork } from '../ports.js';
import { factsOf } from '../transfers/transfer-step.js';

/** Keeps what this service knows of consents, and stops the episode whose consent ended with nothing in its place. */
export class OnConsentChanged {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  granted({ consentId: id, episodeId, authority }: ConsentGrantedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ consents }) => {
      await consents.remember({ id, episodeId, authority, state: 'granted' });
      return [];
    });
  }

  withdrawn({ consentId, episodeId, authority, because, supersededBy }: ConsentWithdrawnPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ consents, episodes, transfers }) => {
      if (because === 'narrowed') return [];
      await consents.remember({ id: consentId, episodeId, authority, state: 'withdrawn' });
      const episode = await episodes.lock(episodeId);
      if (episode?.consentId !== consentId || !isRunning(episode)) return [];
      const others = because === 'withdrawn' ? [] : await consents.inForce(episodeId);
      const successor = supersededBy ?? others.find((other) => other.authority === authority)?.id;
      if (successor !== undefined) {
        await episodes.save({ ...episode, consentId: successor, version: episode.version + 1 });
        return [];
      }
      const open = await transfers.openOf(episodeId);
      const stopped = open && stop(open, 'cancelled', 'Consent was withdrawn.', this.clock.now());
      if (stopped) await transfers.save(stopped);
      await episodes.save({ ...episode, state: 'withdrawn', version: episode.version + 1 });
      const told = fact(EpisodeWithdrawn, { episodeId, consentId }, counterpartsOf(episode));
      return stopped ? [told, ...factsOf(stopped, episode)] : [told];
    });
  }
}
