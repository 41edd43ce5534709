import type { ServiceChangeNotice } from '@hub/internal-messages';
import type { Fact, MessageContext } from '@hub/use-case';
import { tellServiceChanged } from '../../domain/service-requests/request-decisions.js';
import type { EpisodeWork } from '../ports.js';

/**
 * Whoever asked for a service for a child, and who was asked, hears where that service is closed,
 * moved or changed.
 */
export class OnServiceChanged {
  constructor(private readonly work: EpisodeWork) {}

  execute(notice: ServiceChangeNotice, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ episodes, serviceRequests }) => {
      const facts: Fact[] = [];
      for (const request of await serviceRequests.openFor(notice.serviceId)) {
        const episode = await episodes.find(request.episodeId);
        facts.push(...tellServiceChanged(request, notice, episode?.shield));
      }
      return facts;
    });
  }
}
