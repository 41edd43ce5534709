import {
  type Clock,
  fact,
  type Ids,
  LookupConfirmationAsked,
  type LookupView,
  type MessageContext,
  type ReadLookupPayload,
  type Refusal,
  refuse,
  type StartLookupPayload,
} from '@hub/contracts';
import { isSufficient, normaliseNhsNumber, readIdentity } from '@hub/matching';
import { expired, unanswered } from '../../domain/lookups/lookup.js';
import { answerLookup, type LookupPolicy } from './answer-lookup.js';
import type { AuthorityRegister, EpisodeWork, IdentityTokens, LookupRecord } from '../ports.js';

/**
 * Asks every authority's index, records the question, and lets the holders hear of it. Who is not verified by their
 * authority waits for their lead CAF contact: nothing is looked through before, so that the answer cannot tell anything.
 */
export class LookUp {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: { clock: Clock; ids: Ids; policy: LookupPolicy },
  ) {}

  async start(question: StartLookupPayload, context: MessageContext): Promise<LookupView | Refusal> {
    const { caller } = context;
    const { child } = question;
    if (child.nhsNumber !== undefined && normaliseNhsNumber(child.nhsNumber) === undefined) {
      return refuse('nhs_number_invalid', undefined, [{ field: 'child.nhsNumber', message: 'fails its check digit' }]);
    }
    if (!isSufficient(child)) return refuse('details_insufficient');
    const { clock, ids, policy } = this.tools;
    const authorities = await this.register.all();
    const record = { authority: caller.authority, personId: caller.personId, detailsHash: this.tokens.hashOf(readIdentity(child)) };

    return this.work.request(context, question, async (stores) => {
      const at = clock.now();
      const asked = { id: ids.next(), by: caller.authority, askedAt: at, at };
      if (!caller.verified) {
        const lookup: LookupRecord = { ...record, view: unanswered(asked, question), waiting: { question, confirmBy: this.confirmBy(at) } };
        await stores.lookups.add(lookup);
        const told = { lookupId: asked.id, askedAt: at, confirmBy: this.confirmBy(at) };
        return { result: lookup.view, facts: [fact(LookupConfirmationAsked, told, [caller.authority])] };
      }
      const { view, questions, facts } = await answerLookup(question, asked, stores, { tokens: this.tokens, ids, policy, authorities });
      await stores.lookups.add({ ...record, view });
      await stores.lookupQuestions.add(questions);
      return { result: view, facts };
    });
  }

  read({ lookupId }: ReadLookupPayload, { caller }: MessageContext): Promise<LookupView | Refusal> {
    return this.work.read(async ({ lookups }) => {
      const lookup = await lookups.find(lookupId);
      if (lookup?.authority !== caller.authority) return refuse('not_found');
      return expired(lookup.waiting?.confirmBy, this.tools.clock.now()) ? { ...lookup.view, status: 'expired' } : lookup.view;
    });
  }

  private confirmBy(at: string): string {
    return new Date(Date.parse(at) + this.tools.policy.confirmationHours * 3_600_000).toISOString();
  }
}
