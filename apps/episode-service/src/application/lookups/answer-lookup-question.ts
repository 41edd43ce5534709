import {
  type AnswerLookupQuestionPayload,
  type Clock,
  fact,
  LookupAnswered,
  type LookupQuestionList,
  type LookupQuestionView,
  type MessageContext,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { answerRow, conclude } from '../../domain/lookups/lookup.js';
import { foundFact, type LookupPolicy, notBefore } from './answer-lookup.js';
import { asMatch } from './lookup-view.js';
import type { AuthorityRegister, EpisodeWork, LookupQuestion, LookupRecord } from '../ports.js';

const MOST_LISTED = 100;

/** Lets a person at the holding authority say whether a record that came near is the child; the asker's answer follows. */
export class AnswerLookupQuestion {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: AuthorityRegister,
    private readonly tools: { clock: Clock; policy: LookupPolicy },
  ) {}

  list({ caller }: MessageContext): Promise<LookupQuestionList> {
    return this.work.read(async (stores) => {
      const waiting = await stores.lookupQuestions.waiting(caller.authority, MOST_LISTED);
      const items: LookupQuestionView[] = [];
      for (const question of waiting) items.push(view(question, lookupOf(question, await stores.lookups.find(question.lookupId))));
      return { items };
    });
  }

  async execute({ questionId, sameChild }: AnswerLookupQuestionPayload, context: MessageContext): Promise<LookupQuestionView | Refusal> {
    const { caller } = context;
    const authorities = await this.register.all();
    return this.work.request(context, { questionId, sameChild }, async (stores) => {
      const { lookupQuestions, lookups, pointers } = stores;
      const question = await lookupQuestions.lock(questionId, caller.authority);
      if (!question) return refuse('not_found');
      if (question.state !== 'waiting') return refuse('conflict', 'It was answered already.');
      const lookup = lookupOf(question, await lookups.lock(question.lookupId));
      const at = this.tools.clock.now();
      const answered: LookupQuestion = { ...question, state: sameChild ? 'same_child' : 'another_child' };
      await lookupQuestions.answer(answered, { personId: caller.personId, at });
      if (!sameChild) await lookupQuestions.ruleOut(lookup.detailsHash, question, at);
      const record = sameChild ? await pointers.find(question.authority, question.reference) : undefined;
      const open = (await lookupQuestions.ofLookup(lookup.view.id)).some((one) => one.authority === question.authority && one.id !== question.id && one.state === 'waiting');
      const found = record && asMatch(record, 'found', authorities).episode;
      const rows = lookup.view.rows.map((row) => (row.authority === question.authority ? answerRow(row, { found, open, notBefore: notBefore(lookup.view.askedAt, this.tools.policy) }) : row));
      await lookups.save({ ...lookup, view: { ...lookup.view, rows, conclusion: conclude(rows) } });
      const told = fact(LookupAnswered, { lookupId: lookup.view.id, answeredAt: at }, [lookup.authority]);
      return { result: view(answered, lookup), facts: [told, ...(found ? [foundFact(question, lookup.view, lookup.authority)] : [])] };
    });
  }
}

function lookupOf({ lookupId }: LookupQuestion, lookup: LookupRecord | undefined): LookupRecord {
  if (!lookup) throw new Error(`A question belongs to a lookup, but there is no ${lookupId}`);
  return lookup;
}

function view({ id, lookupId, reference, because, state, askedAt }: LookupQuestion, lookup: LookupRecord): LookupQuestionView {
  const { purpose, caseReference } = lookup.view;
  return { id, lookupId, askedBy: lookup.authority, purpose, caseReference, reference, because, state, askedAt };
}
