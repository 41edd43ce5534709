import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  DecideLookupConfirmationPayload,
  LookupConfirmationList,
  LookupConfirmationView,
} from '@hub/contracts/lookup';
import { type MessageContext, refuseOwnDeed } from '@hub/use-case';
import type { WaitingLookup } from '../../domain/lookups/lookup.js';
import { answeredFact, confirmable, turnDown } from '../../domain/lookups/lookup-decisions.js';
import { askedBefore } from './asked-before.js';
import { answerLookup, keepAnswer } from './answer-lookup.js';
import type { LookUpTools } from './look-up.js';
import { lookupView } from './lookup-view.js';
import type { AuthorityRegister, LookupWork } from '../ports.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';

const MOST_LISTED = 100;

/**
 * Lets a lead CAF contact say whether a lookup of one of their own people has a legitimate reason;
 * only then is it asked.
 */
export class ConfirmLookup {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: Omit<LookUpTools, 'pause' | 'bell'>,
  ) {}

  list({ caller }: MessageContext): Promise<LookupConfirmationList> {
    const now = this.tools.clock.now();
    return this.work.read(async (stores) => {
      const items: LookupConfirmationView[] = [];
      for (const lookup of await stores.lookups.waiting(caller.authority, now, MOST_LISTED)) {
        const before = await askedBefore(lookup, stores, now);
        const { reason } = lookup;
        items.push({
          ...view(lookup, 'awaiting_confirmation'),
          ...(reason === undefined ? {} : { reason }),
          ...(before === undefined ? {} : { before }),
        });
      }
      return { items };
    });
  }

  async decide(
    decision: DecideLookupConfirmationPayload,
    context: MessageContext,
  ): Promise<LookupConfirmationView | Refusal> {
    const { caller } = context;
    const { lookupId, legitimate, reason } = decision;
    if (!legitimate && reason === undefined)
      return refuse('reason_missing', 'The asker is told why.');
    const refusedBecause = legitimate ? undefined : reason;
    const { clock } = this.tools;
    const authorities = await this.register.all();
    return this.work.request(context, decision, async (stores) => {
      const lookup = await stores.lookups.lock(lookupId);
      if (lookup?.authority !== caller.authority) return refuse('not_found');
      const at = clock.now();
      const own = refuseOwnDeed(caller, lookup.personId);
      const waiting = own ?? confirmable(lookup, { personId: caller.personId, at });
      if (isRefusal(waiting)) return waiting;
      if (refusedBecause !== undefined) {
        const { next: refused, facts } = turnDown(waiting, refusedBecause, at);
        await stores.lookups.save(refused, caller.personId);
        await stores.lookups.noteAnswered(lookupId, at);
        return { result: view(waiting, 'refused'), facts };
      }
      const answer = await answerLookup(waiting, waiting.child, { at, waitMs: 0 }, stores, {
        ...this.tools,
        tokens: this.tokens,
        authorities,
      });
      await stores.lookups.save(answer.lookup, caller.personId);
      await stores.lookups.noteAnswered(lookupId, at);
      const { child } = waiting;
      await keepAnswer(answer, stores, { child, messageId: context.messageId });
      const { status } = lookupView(answer.lookup, answer.enquiries, at);
      return {
        result: view(waiting, status),
        facts: [...answer.facts, answeredFact(answer.lookup, at)],
      };
    });
  }
}

/** Without the asker’s words: an answer is kept for a repeat, and they are kept sealed alone. */
function view(
  { id, purpose, caseReference, askedAt, confirmBy, personId }: WaitingLookup,
  status: LookupConfirmationView['status'],
): LookupConfirmationView {
  return {
    lookupId: id,
    ...(personId === undefined ? {} : { personId }),
    purpose,
    caseReference,
    status,
    askedAt,
    confirmBy,
  };
}
