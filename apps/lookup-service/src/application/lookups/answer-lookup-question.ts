import { type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerLookupQuestionPayload,
  LookupQuestionList,
  LookupQuestionView,
} from '@hub/contracts/lookup';
import type { Clock, Fact, MessageContext } from '@hub/use-case';
import type { Lookup } from '../../domain/lookups/lookup.js';
import { holderSpoke, isToBeContacted } from '../../domain/lookups/lookup-decisions.js';
import { findRecord } from '../episodes/hub-records.js';
import { askFoundLater } from '../social-care/ask-social-care.js';
import type { Asking } from './ask-authorities.js';
import { asMatch } from './found-episode-view.js';
import type { AuthorityRegister, LookupStores, LookupWork } from '../ports.js';
import type { LookupQuestion } from './lookup-ports.js';
import { settleQuestion } from './settle-question.js';

const MOST_LISTED = 100;
const ONLY_OF_SAME = { field: 'contacted', message: 'is said of the same child alone' };

/**
 * Lets a person at the holding authority say whether a record that came near is the child; the
 * asker's answer follows.
 */
export class AnswerLookupQuestion {
  constructor(
    private readonly work: LookupWork,
    private readonly register: AuthorityRegister,
    private readonly tools: Asking & { readonly clock: Clock },
  ) {}

  list({ caller }: MessageContext): Promise<LookupQuestionList> {
    return this.work.read(async (stores) => {
      const { lookups, lookupQuestions } = stores;
      const listed = [
        ...(await lookupQuestions.waiting(caller.authority, MOST_LISTED)),
        ...(await lookupQuestions.toBeContacted(caller.authority, MOST_LISTED)),
      ].slice(0, MOST_LISTED);
      const items: LookupQuestionView[] = [];
      for (const question of listed)
        items.push(view(question, lookupOf(question, await lookups.find(question.lookupId))));
      return { items };
    });
  }

  async execute(
    payload: AnswerLookupQuestionPayload,
    context: MessageContext,
  ): Promise<LookupQuestionView | Refusal> {
    const { caller } = context;
    const { questionId, sameChild, contacted = false } = payload;
    if (contacted && !sameChild) return refuse('invalid_request', undefined, [ONLY_OF_SAME]);
    const authorities = await this.register.all();
    return this.work.request(context, payload, async (stores) => {
      const { lookupQuestions, lookups } = stores;
      const question = await lookupQuestions.lock(questionId, caller.authority);
      if (!question) return refuse('not_found');
      const lookup = lookupOf(question, await lookups.lock(question.lookupId));
      const at = this.tools.clock.now();
      const isSaidLater = contacted && question.state === 'same_child';
      if (isSaidLater && isToBeContacted(lookup, questionId)) {
        const { next, facts } = holderSpoke(lookup, questionId, at);
        await lookups.save(next);
        await lookups.noteAnswered(lookup.id, at);
        return { result: view(question, next), facts };
      }
      if (question.state !== 'waiting') return refuse('conflict', 'It was answered already.');
      const answered: LookupQuestion = {
        ...question,
        state: sameChild ? 'same_child' : 'another_child',
      };
      await lookupQuestions.answer(answered, { personId: caller.personId, at });
      if (sameChild) await lookups.addFindings(lookup.id, [question], context.messageId);
      else await lookupQuestions.ruleOut(lookup.detailsHash, question, at);
      const result = view(answered, lookup);
      // The asker learns of it from a person who can tell whether it is safe, and from nothing
      // else.
      if (sameChild && question.handling !== 'ordinary') {
        const spoken = contacted ? holderSpoke(lookup, questionId, at) : undefined;
        if (!spoken) return { result, facts: [] };
        await lookups.save(spoken.next);
        await lookups.noteAnswered(lookup.id, at);
        return { result, facts: spoken.facts };
      }
      const record = sameChild ? await findRecord(question, stores) : undefined;
      const found =
        record && asMatch(record, { outcome: 'found', isSure: true }, authorities).episode;
      const { policy } = this.tools;
      const settled = await settleQuestion(lookup, question, { found, at, policy }, stores);
      const { next } = contacted ? holderSpoke(settled.next, questionId, at) : settled;
      await lookups.save(next);
      // Of a record that must not show, an answer comes as quietly as a cover ends.
      if (question.handling === 'ordinary') await lookups.noteAnswered(lookup.id, at);
      await stores.lateAnswers.wake(question.authority, at, lookup.id);
      const asked = found
        ? await this.askSocialCare(question.authority, { lookup, at }, { stores, authorities })
        : [];
      return { result, facts: [...settled.facts, ...asked] };
    });
  }

  /** What social care there says shows from now on, and it is asked where it was not. */
  private async askSocialCare(
    authority: string,
    about: { readonly lookup: Lookup; readonly at: string },
    found: {
      readonly stores: LookupStores;
      readonly authorities: Awaited<ReturnType<AuthorityRegister['all']>>;
    },
  ): Promise<readonly Fact[]> {
    const { details, socialCare } = found.stores;
    const child = await details.find(about.lookup.id);
    const facts = await askFoundLater(authority, child, about, found, this.tools);
    await socialCare.confirm(about.lookup.id, authority);
    return facts;
  }
}

function lookupOf({ lookupId }: LookupQuestion, lookup: Lookup | undefined): Lookup {
  if (!lookup) throw new Error(`A question belongs to a lookup, but there is no ${lookupId}`);
  return lookup;
}

function view(
  { id, lookupId, reference, because, handling, state, askedAt }: LookupQuestion,
  lookup: Lookup,
): LookupQuestionView {
  const { purpose, caseReference } = lookup;
  return {
    id,
    lookupId,
    askedBy: lookup.authority,
    purpose,
    caseReference,
    reference,
    because,
    handling,
    state,
    askedAt,
  };
}
