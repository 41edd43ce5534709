import { AUTHORITY_CODES, authorityName, type Refusal } from '@hub/contracts';
import type {
  CoverageList,
  CoverageView,
  JoinLookupFederationPayload,
} from '@hub/contracts/lookup';
import type { Done } from '@hub/contracts/shape';
import type { Clock, MessageContext } from '@hub/use-case';
import { notBefore } from '../../domain/lookups/lookup.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import { isSuspended } from '../../domain/lookups/standing.js';
import type { LookupWork } from '../ports.js';
import type { EnquirySealer } from './lookup-ports.js';
import { refuseUnusableKey } from './refuse-unusable-key.js';

const FIGURES_OVER_MS = 86_400_000;

/**
 * How the authorities take part in lookups: through the hub's index, or with their own, asked live.
 */
export class Federate {
  constructor(
    private readonly work: LookupWork,
    private readonly sealer: EnquirySealer,
    private readonly tools: { clock: Clock; policy: LookupPolicy },
  ) {}

  /**
   * What the hub's index held of the authority is forgotten: its own system is the better witness.
   */
  async join(
    payload: JoinLookupFederationPayload,
    context: MessageContext,
  ): Promise<Done | Refusal> {
    const { authority } = context.caller;
    const unusable = await refuseUnusableKey(payload.encryptionKey, this.sealer);
    if (unusable) return unusable;
    return this.work.request<Done>(context, payload, async ({ enquiries, pointers }) => {
      await enquiries.join(authority, payload.encryptionKey, this.tools.clock.now());
      await pointers.forget(authority);
      return { result: {}, facts: [] };
    });
  }

  leave(context: MessageContext): Promise<Done | Refusal> {
    return this.work.request<Done>(context, {}, async ({ enquiries }) => {
      await enquiries.leave(context.caller.authority);
      return { result: {}, facts: [] };
    });
  }

  coverage(): Promise<CoverageList> {
    return this.work.read(async ({ enquiries, pointers }) => {
      const now = this.tools.clock.now();
      const freshness = await pointers.freshness();
      const federated = new Map(
        (await enquiries.federated(now, this.tools.policy.federation.missesToSuspend)).map(
          (one) => [one.authority, one.standing],
        ),
      );
      const figures = new Map(
        (await enquiries.figures(new Date(Date.parse(now) - FIGURES_OVER_MS).toISOString())).map(
          (one) => [one.authority, one],
        ),
      );
      const items = AUTHORITY_CODES.map((authority): CoverageView => {
        const row = { authority, name: authorityName(authority) };
        const standing = federated.get(authority);
        const completeUpTo = freshness.get(authority);
        if (!standing) {
          const fresh =
            completeUpTo !== undefined && completeUpTo >= notBefore(now, this.tools.policy);
          return {
            ...row,
            mode: 'published',
            standing: fresh ? 'answering' : 'stale',
            ...(completeUpTo === undefined ? {} : { completeUpTo }),
          };
        }
        const { asked = 0, inTime = 0, late = 0, faults = 0 } = figures.get(authority) ?? {};
        return {
          ...row,
          mode: 'federated',
          standing: isSuspended(standing, this.tools.policy.federation) ? 'suspended' : 'answering',
          asked,
          inTime,
          late,
          faults,
        };
      });
      return { items };
    });
  }
}
