import type { ConsentGrantedPayload, ConsentWithdrawnPayload } from '@hub/contracts/consent';
import { EpisodeWithdrawn } from '@hub/contracts/episode';
import { fact, type MessageContext } from '@hub/use-case';
import { counterpartsOf, isRunning } from '../../domain/episode.js';
import type { EpisodeWork } from '../ports.js';
import { cancelUnended } from '../transfers/transfer-step.js';

/** Keeps what this service knows of consents, and stops the episode whose consent ended with nothing in its place. */
export class OnConsentChanged {
  constructor(private readonly work: EpisodeWork) {}

  granted(
    { consentId: id, episodeId, authority }: ConsentGrantedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ consents }) => {
      await consents.remember({ id, episodeId, authority, state: 'granted' });
      return [];
    });
  }

  withdrawn(
    {
      consentId,
      episodeId,
      authority,
      because,
      supersededBy,
      continuesUnder,
    }: ConsentWithdrawnPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { consents, episodes, timers } = stores;
      if (because === 'narrowed') return [];
      await consents.remember({ id: consentId, episodeId, authority, state: 'withdrawn' });
      const episode = await episodes.lock(episodeId);
      if (episode?.consentId !== consentId || !isRunning(episode)) return [];
      const others = because === 'withdrawn' ? [] : await consents.inForce(episodeId);
      const successor =
        supersededBy ?? continuesUnder ?? others.find((other) => other.authority === authority)?.id;
      if (successor !== undefined) {
        await episodes.save({ ...episode, consentId: successor, version: episode.version + 1 });
        return [];
      }
      const cancelled = await cancelUnended(stores, episode, {
        reason: 'Consent was withdrawn.',
        at: await timers.now(),
      });
      await episodes.save({ ...episode, state: 'withdrawn', version: episode.version + 1 });
      return [
        fact(EpisodeWithdrawn, { episodeId, consentId }, counterpartsOf(episode)),
        ...cancelled,
      ];
    });
  }
}
