import {
  type DecideLookupConfirmationPayload,
  LookupAnswered,
  type LookupConfirmationList,
  type LookupConfirmationView,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { fact, type MessageContext } from '@hub/use-case';
import { expired } from '../../domain/lookups/lookup.js';
import { answerLookup, keepAnswer } from './answer-lookup.js';
import type { LookUpTools } from './look-up.js';
import type { AuthorityRegister, LookupWork } from '../ports.js';
import type { LookupRecord, WaitingLookup } from './lookup-ports.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';

const MOST_LISTED = 100;

/** Lets a lead CAF contact say whether a lookup of one of their own people has a legitimate reason; only then is it asked. */
export class ConfirmLookup {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: Omit<LookUpTools, 'pause' | 'bell'>,
  ) {}

  list({ caller }: MessageContext): Promise<LookupConfirmationList> {
    return this.work.read(async ({ lookups }) => {
      const waiting = await lookups.waiting(caller.authority, this.tools.clock.now(), MOST_LISTED);
      return {
        items: waiting.flatMap((lookup) => (lookup.waiting ? [view(lookup, lookup.waiting)] : [])),
      };
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
    const { clock } = this.tools;
    const authorities = await this.register.all();
    return this.work.request(context, decision, async (stores) => {
      const lookup = await stores.lookups.lock(lookupId);
      if (lookup?.authority !== caller.authority) return refuse('not_found');
      const { waiting, ...record } = lookup;
      const at = clock.now();
      if (!waiting) return refuse('conflict', 'It does not wait for confirmation.');
      if (expired(waiting.confirmBy, at))
        return refuse(
          'conflict',
          `It could be confirmed until ${waiting.confirmBy}; the lookup must be made again.`,
        );
      if (lookup.personId !== undefined && lookup.personId === caller.personId)
        return refuse('second_person_needed', 'Nobody confirms a lookup of their own.');
      const told = fact(LookupAnswered, { lookupId, answeredAt: at }, [lookup.authority]);
      if (!legitimate) {
        const refused: LookupRecord = {
          ...record,
          view: { ...lookup.view, status: 'refused', refusedBecause: reason ?? '' },
        };
        await stores.lookups.save(refused, caller.personId);
        return { result: view(refused, waiting), facts: [told] };
      }
      const asked = {
        id: lookupId,
        by: lookup.authority,
        personId: lookup.personId,
        askedAt: lookup.view.askedAt,
        at,
        waitMs: 0,
      };
      const answer = await answerLookup(waiting.question, asked, stores, {
        ...this.tools,
        tokens: this.tokens,
        authorities,
      });
      const answered: LookupRecord = { ...record, view: answer.view, unnamed: answer.unnamed };
      await stores.lookups.save(answered, caller.personId);
      await keepAnswer(answer, stores, context);
      return { result: view(answered, waiting), facts: [...answer.facts, told] };
    });
  }
}

function view(
  { view: { id, purpose, caseReference, status, askedAt }, personId }: LookupRecord,
  { confirmBy }: WaitingLookup,
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
