import { type Refusal, refuse } from '@hub/contracts';
import type { SharingEntry } from '@hub/contracts/consent';
import type { ReleasedRecord, ReleaseRecordPayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { hasExpired } from '../../domain/consent.js';
import { countedOf, decideSharing } from '../../domain/sharing-decision.js';
import { viewConsent } from '../consents/consent-view.js';
import { entriesOf } from '../consents/sharing-entry-view.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';

/**
 * Lets what stands on record about sharing leave with a hand-over. Like any release it is decided
 * under a lock on the consents: a withdrawal that has committed is seen, one that has not waits.
 */
export class ReleaseRecord {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  execute(
    command: ReleaseRecordPayload,
    context: MessageContext,
  ): Promise<ReleasedRecord | Refusal> {
    const { episodeId, recipient, transferId } = command;
    return this.work.request<ReleasedRecord | Refusal>(context, command, async (stores) => {
      await stores.counterparts.share(episodeId);
      const at = this.tools.clock.now();
      const record = await sharingRecord(stores, episodeId);
      const decision = decideSharing(
        { recipient, purpose: 'support', scope: 'existence', joining: true },
        record,
        at,
      );
      const evidence = {
        episode: episodeId,
        subject: transferId,
        because: decision.because,
        rule: decision.rule,
        purpose: 'support',
      };
      if (!decision.permitted)
        return {
          result: refuse('sharing_denied', `It is not permitted: ${decision.because}.`),
          facts: [],
          evidence,
        };
      const sharingRegister: SharingEntry[] = [];
      for (const consent of record.consents)
        sharingRegister.push(...entriesOf(consent, await stores.consents.receipts(consent.id)));
      const consents = countedOf(record)
        .filter((consent) => consent.state === 'granted' && !hasExpired(consent, at))
        .map((consent) => viewConsent(consent, [], recipient));
      return { result: { consents, sharingRegister }, facts: [], evidence };
    });
  }
}
