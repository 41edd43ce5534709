import { type Refusal, refuse } from '@hub/contracts';
import type { JoinSocialCarePayload } from '@hub/contracts/lookup';
import type { Done } from '@hub/contracts/shape';
import type { Clock, MessageContext } from '@hub/use-case';
import type { EnquirySealer } from '../lookups/lookup-ports.js';
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
    const isUsable = await this.sealer.seal(key, {}).then(
      () => true,
      () => false,
    );
    if (!isUsable)
      return refuse('invalid_request', undefined, [
        { field: 'encryptionKey', message: 'must be a point on P-256' },
      ]);
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
