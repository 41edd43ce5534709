import { type Refusal, refuse } from '@hub/contracts';
import type { AgePassed } from '@hub/contracts/consent';
import type { MessageContext } from '@hub/use-case';
import { leads } from '../episodes/leads.js';
import type { LookupWork } from '../ports.js';

interface DealtWith {
  readonly episodeId: string;
  readonly age: AgePassed;
}

/** Lets whoever leads say that they have done what the age of the child asks for. */
export class AcknowledgeAge {
  constructor(private readonly work: LookupWork) {}

  execute(payload: DealtWith, context: MessageContext): Promise<DealtWith | Refusal> {
    const { episodeId, age } = payload;
    return this.work.request(context, payload, async ({ ages, hubEpisodes }) => {
      const episode = await hubEpisodes.find(episodeId);
      if (!episode || !leads(episode, context.caller)) return refuse('not_found');
      const noted = await ages.lock(episodeId);
      if (noted?.asked?.age !== age) return refuse('conflict', 'Nobody is asked about that now.');
      const { asked: _done, ...left } = noted;
      await ages.save(left);
      return { result: { episodeId, age }, facts: [] };
    });
  }
}
