import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type ConsentView,
  WithdrawConsent as WithdrawingConsent,
  type WithdrawConsentPayload,
} from '@hub/contracts/consent';
import type { PoliciesInForce } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import { end, isOfChild } from '../../domain/consent.js';
import { mayWithdraw, viewConsent } from './consent-view.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { whoMay } from '../who-may.js';
import { tellWhoAnswers } from './tell-who-answers.js';
import { tellCounterparts } from './tell-counterparts.js';

/**
 * A family may withdraw at whichever authority it speaks to, so every authority that was told may
 * pass it on, until it is recalled. Withdrawing twice changes nothing the second time.
 */
export class WithdrawConsent {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: ConsentTools,
    private readonly policies: PoliciesInForce,
  ) {}

  execute(
    command: WithdrawConsentPayload,
    context: MessageContext,
  ): Promise<ConsentView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const { consents, counterparts } = stores;
      const known = await consents.find(command.consentId);
      if (!known) return refuse('not_found');
      await counterparts.lock(known.episodeId);
      const consent =
        (await consents.ofEpisode(known.episodeId)).find(({ id }) => id === command.consentId) ??
        known;
      const receipts = await consents.receipts(consent.id);
      if (
        !mayWithdraw(
          consent,
          { receipts, parts: await counterparts.parts(consent.episodeId) },
          authority,
        )
      )
        return refuse('not_found');
      const { episodeId } = consent;
      const may = await whoMay(
        stores,
        this.policies,
        { action: WithdrawingConsent.type, episodeId },
        context,
      );
      if (isRefusal(may)) return may;
      switch (consent.state) {
        case 'refused':
          return refuse('conflict', 'The family had refused; there is nothing to withdraw.');
        case 'withdrawn':
        case 'expired':
        case 'superseded':
        case 'other_child':
          return { result: viewConsent(consent, receipts, authority), facts: [] };
        case 'granted': {
          const { withdrawnBy, overrulesChild } = command;
          if (isOfChild(consent) && withdrawnBy !== 'child' && overrulesChild === undefined)
            return refuse('child_decided');
          const at = this.tools.clock.now();
          const withdrawn = end(consent, {
            state: 'withdrawn',
            endedAt: at,
            endedBy: withdrawnBy,
            toldTo: authority,
          });
          await consents.save(withdrawn);
          const change = {
            episodeId: consent.episodeId,
            at,
            announce: [consent.id],
            byAnother: authority !== consent.authority,
          };
          const recalled = await tellCounterparts(stores, change, this.tools.recall);
          const said = { consentId: consent.id, episodeId, said: 'withdrawn' as const, at };
          const facts = [...recalled, ...(await tellWhoAnswers(stores, said, context))];
          return {
            result: viewConsent(withdrawn, await consents.receipts(consent.id), authority),
            facts,
            evidence: {
              rule: may.rule,
              ...(overrulesChild === undefined ? {} : { because: overrulesChild }),
            },
          };
        }
      }
    });
  }
}
