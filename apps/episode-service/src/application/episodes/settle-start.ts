import type { Refusal } from '@hub/contracts';
import type { SettledStart, SettleStartPayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import type { EpisodeWork } from '../ports.js';

/**
 * Says whether a claimed episode was started; where it was not, it cannot be any more, so that the
 * answer stays true.
 */
export class SettleStart {
  constructor(private readonly work: EpisodeWork) {}

  execute(payload: SettleStartPayload, context: MessageContext): Promise<SettledStart | Refusal> {
    const { claimId, lookupId, episodeId } = payload;
    return this.work.request(context, payload, async ({ episodes }) => {
      await episodes.lockLookup(lookupId);
      const started = (await episodes.find(episodeId))?.lookupId === lookupId;
      if (!started) await episodes.lapse(claimId);
      return { result: { started }, facts: [] };
    });
  }
}
