import {
  type Clock,
  type ConsentView,
  ConsentWithdrawn,
  fact,
  type MessageContext,
  type Refusal,
  refuse,
  type WithdrawConsentPayload,
} from '@hub/contracts';
import { withdraw } from '../domain/consent.js';
import { maySee, viewConsent } from './consent-view.js';
import type { ConsentWork } from './ports.js';

/**
 * A family may withdraw at whichever authority it speaks to, so every authority that was told may pass it on.
 * Withdrawing twice changes nothing the second time.
 */
export class WithdrawConsent {
  constructor(
    private readonly work: ConsentWork,
    private readonly clock: Clock,
  ) {}

  execute(command: WithdrawConsentPayload, context: MessageContext): Promise<ConsentView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, command, async ({ consents }) => {
      const consent = await consents.lock(command.consentId);
      if (!consent) return refuse('not_found');
      const receipts = await consents.receipts(consent.id);
      if (!maySee(consent, receipts, authority)) return refuse('not_found');
      switch (consent.state) {
        case 'refused':
          return refuse('conflict', 'The family had refused; there is nothing to withdraw.');
        case 'withdrawn':
          return { result: viewConsent(consent, receipts, authority), facts: [] };
        case 'granted': {
          const withdrawn = withdraw(consent, { withdrawnBy: command.withdrawnBy, at: this.clock.now() });
          const told = receipts.map((receipt) => receipt.authority);
          const tell = authority === consent.authority ? told : [...told, consent.authority];
          await consents.save(withdrawn);
          await consents.expectReceipts(consent.id, 'withdrawn', tell);
          return {
            result: viewConsent(withdrawn, await consents.receipts(consent.id), authority),
            facts: [
              fact(
                ConsentWithdrawn,
                {
                  consentId: consent.id,
                  episodeId: consent.episodeId,
                  authority: consent.authority,
                  withdrawnAt: withdrawn.withdrawnAt,
                },
                tell,
              ),
            ],
          };
        }
      }
    });
  }
}
