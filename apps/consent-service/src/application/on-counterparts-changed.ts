import { ConsentGranted, type Fact, fact, type MessageContext } from '@hub/contracts';
import { recipientsOf } from '../domain/recipients.js';
import type { ConsentWork } from './ports.js';

/** Whoever becomes a counterpart is told of the consents in force that cover them. */
export class OnCounterpartsChanged {
  constructor(private readonly work: ConsentWork) {}

  execute(change: { episodeId: string; counterparts: readonly string[] }, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ consents, counterparts }) => {
      await counterparts.lock(change.episodeId);
      await counterparts.add(change.episodeId, change.counterparts);
      const everyone = await counterparts.of(change.episodeId);
      const facts: Fact[] = [];
      for (const consent of await consents.lockInForce(change.episodeId)) {
        const told = new Set((await consents.receipts(consent.id)).map((receipt) => receipt.authority));
        const tell = recipientsOf(consent, everyone).filter((authority) => !told.has(authority));
        if (tell.length === 0) continue;
        await consents.expectReceipts(consent.id, 'granted', tell);
        const { id, episodeId, authority, scope, recipients, recordedAt } = consent;
        facts.push(fact(ConsentGranted, { consentId: id, episodeId, authority, scope, recipientRule: recipients, recordedAt }, tell));
      }
      return facts;
    });
  }
}
