import { type Refusal, refuse } from '@hub/contracts';
import type { AcknowledgeConsentPayload } from '@hub/contracts/consent';
import type { Done } from '@hub/contracts/shape';
import type { Clock, MessageContext } from '@hub/use-case';
import { mayLook, see } from '../../domain/consent-look.js';
import { asSeenBy, hasPart } from '../../domain/episode-parts.js';
import type { ConsentWork } from '../ports.js';

/** Lets who leads, and who started it, say that they saw what a family said of their episode. */
export class AcknowledgeConsent {
  constructor(
    private readonly work: ConsentWork,
    private readonly clock: Clock,
  ) {}

  execute(command: AcknowledgeConsentPayload, context: MessageContext): Promise<Done | Refusal> {
    const { consentId } = command;
    const { caller } = context;
    return this.work.request<Done>(context, command, async ({ consents, counterparts, looks }) => {
      const known = await looks.lock(consentId);
      const consent = known && (await consents.find(consentId));
      if (!consent || !mayLook(known, caller)) return refuse('not_found');
      const { episodeId } = consent;
      const parts = asSeenBy(await counterparts.parts(episodeId), caller);
      if (!hasPart(parts, caller.authority)) return refuse('not_found');
      const { next, facts } = see(known, { caller, episodeId, at: this.clock.now() });
      await looks.save(next);
      return { result: {}, facts };
    });
  }
}
