import type { Refusal } from '@hub/contracts';
import type { JoinSocialCarePayload } from '@hub/contracts/lookup';
import type { Done } from '@hub/contracts/shape';
import type { Clock, MessageContext } from '@hub/use-case';
import type { EnquirySealer } from '../lookups/lookup-ports.js';
import { refuseUnusableKey } from '../lookups/refuse-unusable-key.js';
import type { LookupWork } from '../ports.js';

/** Whether the system of an authority's social care is asked, and who is rung. */
export class ConnectSocialCare {
  constructor(
    private readonly work: LookupWork,
    private readonly sealer: EnquirySealer,
    private readonly clock: Clock,
  ) {}

  async join(payload: JoinSocialCarePayload, context: MessageContext): Promise<Done | Refusal> {
    const { encryptionKey: key, dutyTeam } = payload;
    const { authority } = context.caller;
    const unusable = await refuseUnusableKey(key, this.sealer);
    if (unusable) return unusable;
    return this.work.request<Done>(context, payload, async ({ socialCare }) => {
      await socialCare.join({ authority, key, dutyTeam }, this.clock.now());
      return { result: {}, facts: [] };
    });
  }

  leave(context: MessageContext): Promise<Done | Refusal> {
    return this.work.request<Done>(context, {}, async ({ socialCare }) => {
      await socialCare.leave(context.caller.authority);
      return { result: {}, facts: [] };
    });
  }
}
