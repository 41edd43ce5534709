import {
  type Clock,
  type Fact,
  fact,
  type Ids,
  LookupFound,
  LookupQuestionAsked,
  type LookupView,
  type MessageContext,
  type ReadLookupPayload,
  type Refusal,
  refuse,
  type StartLookupPayload,
} from '@hub/contracts';
import { isSufficient, normaliseNhsNumber } from '@hub/matching';
import { conclude, coverageSentence, lookupRows } from '../domain/lookup.js';
import { findChild, type FoundPointer } from './find-child.js';
import { asMatch } from './lookup-view.js';
import type { AuthorityRegister, EpisodeWork, IdentityTokens, LookupQuestion } from './ports.js';

export interface LookupPolicy {
  /** An index reconciled longer ago than this is stale. */
  readonly reconciliationHours: number;
}

/** Asks every authority's index, records the question, and lets the holders hear of it. */
export class LookUp {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: { clock: Clock; ids: Ids; policy: LookupPolicy },
  ) {}

  async start(question: StartLookupPayload, context: MessageContext): Promise<LookupView | Refusal> {
    const { caller } = context;
    if (!caller.verified) return refuse('requester_not_verified');
    const { child, purpose, caseReference } = question;
    if (child.nhsNumber !== undefined && normaliseNhsNumber(child.nhsNumber) === undefined) {
      return refuse('nhs_number_invalid', undefined, [{ field: 'child.nhsNumber', message: 'fails its check digit' }]);
    }
    if (!isSufficient(child)) return refuse('details_insufficient');
    const authorities = await this.register.all();

    return this.work.request(context, question, async (stores) => {
      const near = await findChild(child, stores, this.tokens);
      const matches = near.map(({ record, outcome }) => asMatch(record, outcome, authorities));
      const askedAt = this.tools.clock.now();
      const notBefore = new Date(Date.parse(askedAt) - this.tools.policy.reconciliationHours * 3_600_000).toISOString();
      const rows = lookupRows(matches, await stores.pointers.freshness(), notBefore);
      const view: LookupView = {
        id: this.tools.ids.next(),
        status: 'complete',
        conclusion: conclude(rows),
        coverage: coverageSentence(rows),
        purpose,
        caseReference,
        askedAt,
        rows,
      };
      const questions = near.filter(({ outcome }) => outcome === 'possible').map((one) => this.questionAbout(one, view));
      await stores.lookups.add({ view, authority: caller.authority, personId: caller.personId, detailsHash: this.tokens.hashOf(child) });
      await stores.lookupQuestions.add(questions);
      return { result: view, facts: [...foundFacts(near, view, caller.authority), ...questions.map((one) => askedFact(one, caller.authority))] };
    });
  }

  read({ lookupId }: ReadLookupPayload, { caller }: MessageContext): Promise<LookupView | Refusal> {
    return this.work.read(async ({ lookups }) => {
      const lookup = await lookups.find(lookupId);
      return lookup?.authority === caller.authority ? lookup.view : refuse('not_found');
    });
  }

  private questionAbout({ record, because }: FoundPointer, { id, askedAt }: LookupView): LookupQuestion {
    const { authority, pointer } = record;
    return { id: this.tools.ids.next(), lookupId: id, authority, reference: pointer.reference, because, state: 'waiting', askedAt };
  }
}

function foundFacts(near: readonly FoundPointer[], { id, purpose, askedAt }: LookupView, askedBy: string): Fact[] {
  const found = near.filter(({ outcome }) => outcome === 'found');
  return found.map(({ record }) => fact(LookupFound, { lookupId: id, askedBy, purpose, askedAt, reference: record.pointer.reference }, [record.authority]));
}

function askedFact({ id, lookupId, authority, reference, askedAt }: LookupQuestion, askedBy: string): Fact {
  return fact(LookupQuestionAsked, { lookupId, questionId: id, askedBy, reference, askedAt }, [authority]);
}
