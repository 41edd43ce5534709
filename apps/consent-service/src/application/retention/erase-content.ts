import { type Refusal, refuse } from '@hub/contracts';
import type { EraseContentPayload, ErasureReceipt } from '@hub/contracts/consent';
import type { MessageContext } from '@hub/use-case';
import { hasExpired } from '../../domain/consent.js';
import { hasPart } from '../../domain/episode-parts.js';
import { countedOf } from '../../domain/sharing-decision.js';
import type { ConsentTools, ConsentWork, KeyCustody } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';
import { destroyContent } from './erasure-step.js';

const OUTWEIGHS_CONSENT = ['retention_ended', 'opened_in_error', 'court_order'];
const OUTWEIGHS_HOLD = ['court_order'];

/** Lets the authority in whose custody an episode is have its content erased before its time. */
export class EraseContent {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  execute(
    command: EraseContentPayload,
    context: MessageContext,
  ): Promise<ErasureReceipt | Refusal> {
    const { episodeId, reason } = command;
    return this.work.request(context, command, async (stores) => {
      const { counterparts, dataKeys, retentions } = stores;
      await counterparts.lock(episodeId);
      const key = await dataKeys.find(episodeId);
      const { authority } = context.caller;
      const record = await sharingRecord(stores, episodeId);
      if (key?.authority !== authority || !hasPart(record, authority)) return refuse('not_found');
      if (key.erasedAt !== undefined) return refuse('content_erased');
      const at = this.tools.clock.now();
      const inForce = countedOf(record).some(
        (consent) => consent.state === 'granted' && !hasExpired(consent, at),
      );
      if (inForce && !OUTWEIGHS_CONSENT.includes(reason)) return refuse('consent_in_force');
      const { holds } = (await retentions.find(episodeId)) ?? { holds: [] };
      if (holds.length > 0 && !OUTWEIGHS_HOLD.includes(reason)) return refuse('record_held');
      const { receipt, facts } = await destroyContent(stores, this.custody, {
        episodeId,
        authority,
        reason,
        at,
      });
      return { result: receipt, facts, evidence: { because: reason } };
    });
  }
}
