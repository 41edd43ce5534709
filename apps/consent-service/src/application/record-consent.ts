import {
  type Clock,
  ConsentGranted,
  ConsentRefused,
  type ConsentView,
  fact,
  type Ids,
  isRefusal,
  type MessageContext,
  type RecordConsentPayload,
  type Refusal,
} from '@hub/contracts';
import { recordConsent } from '../domain/record-consent.js';
import { recipientsOf } from '../domain/recipients.js';
import { viewConsent } from './consent-view.js';
import type { ConsentWork } from './ports.js';

export class RecordConsent {
  constructor(
    private readonly work: ConsentWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(statement: RecordConsentPayload, context: MessageContext): Promise<ConsentView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, statement, async ({ consents, counterparts }) => {
      await counterparts.lock(statement.episodeId);
      const consent = recordConsent(statement, { id: this.ids.next(), authority, at: this.clock.now() });
      if (isRefusal(consent)) return consent;
      await consents.add(consent);
      const ids = { consentId: consent.id, episodeId: consent.episodeId, authority };
      if (consent.state === 'refused') {
        return { result: viewConsent(consent, [], authority), facts: [fact(ConsentRefused, ids)] };
      }
      const listed = consent.recipients.kind === 'listed';
      const tell = recipientsOf(consent, listed ? [] : await counterparts.of(consent.episodeId));
      await consents.expectReceipts(consent.id, 'granted', tell);
      const granted = { ...ids, scope: consent.scope, recipientRule: consent.recipients, recordedAt: consent.recordedAt };
      return {
        result: viewConsent(consent, tell.map((recipient) => ({ authority: recipient, notice: 'granted' })), authority),
        facts: [fact(ConsentGranted, granted, tell)],
      };
    });
  }
}
