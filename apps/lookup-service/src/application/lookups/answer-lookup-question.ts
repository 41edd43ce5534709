import {
  type AnswerLookupQuestionPayload,
  LookupAnswered,
  type LookupQuestionList,
  type LookupQuestionView,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import { answerRow } from '../../domain/lookups/lookup.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import { foundFact, notBefore } from './answer-lookup.js';
import { asMatch } from './lookup-view.js';
import type { AuthorityRegister, LookupWork } from '../ports.js';
import type { LookupQuestion, LookupRecord } from './lookup-ports.js';

const MOST_LISTED = 100;

/** Lets a person at the holding authority say whether a record that came near is the child; the asker's answer follows. */
export class AnswerLookupQuestion {
  constructor(
    private readonly work: LookupWork,
    private readonly register: AuthorityRegister,
    private readonly tools: { clock: Clock; policy: LookupPolicy },
  ) {}

  list({ caller }: MessageContext): Promise<LookupQuestionList> {
    return this.work.read(async (stores) => {
      const waiting = await stores.lookupQuestions.waiting(caller.authority, MOST_LISTED);
      const items: LookupQuestionView[] = [];
      for (const question of waiting)
        items.push(
          view(question, lookupOf(question, await stores.lookups.find(question.lookupId))),
        );
      return { items };
    });
  }

  async execute(
    { questionId, sameChild }: AnswerLookupQuestionPayload,
    context: MessageContext,
  ): Promise<LookupQuestionView | Refusal> {
    const { caller } = context;
    const authorities = await this.register.all();
    return this.work.request(context, { questionId, sameChild }, async (stores) => {
      const { lookupQuestions, lookups, pointers } = stores;
      const question = await lookupQuestions.lock(questionId, caller.authority);
      if (!question) return refuse('not_found');
      if (question.state !== 'waiting') return refuse('conflict', 'It was answered already.');
      const lookup = lookupOf(question, await lookups.lock(question.lookupId));
      const at = this.tools.clock.now();
      const answered: LookupQuestion = {
        ...question,
        state: sameChild ? 'same_child' : 'another_child',
      };
      await lookupQuestions.answer(answered, { personId: caller.personId, at });
      if (sameChild) await lookups.addFindings(lookup.view.id, [question], context.messageId);
      else await lookupQuestions.ruleOut(lookup.detailsHash, question, at);
      const result = view(answered, lookup);
      // The asker learns of it from a person who can tell whether it is safe, and from nothing else.
      if (sameChild && question.handling !== 'ordinary') return { result, facts: [] };
      const record = sameChild
        ? await pointers.find(question.authority, question.reference)
        : undefined;
      const found = record && asMatch(record, 'found', authorities).episode;
      const others = (await lookupQuestions.ofLookup(lookup.view.id)).filter(
        (one) => one.id !== question.id && one.authority === question.authority,
      );
      await lookups.save(
        afterAnswer(
          lookup,
          question,
          { found, open: others.some((one) => isNamed(one, lookup)) },
          notBefore(lookup.view.askedAt, this.tools.policy),
        ),
      );
      const told = fact(LookupAnswered, { lookupId: lookup.view.id, answeredAt: at }, [
        lookup.authority,
      ]);
      return {
        result,
        facts: [told, ...(found ? [foundFact(question, lookup.view, lookup.authority)] : [])],
      };
    });
  }
}

/** The lookup once one of its questions is answered: what was found shows, and what waited for nothing else waits no more. */
function afterAnswer(
  lookup: LookupRecord,
  question: LookupQuestion,
  answer: Pick<Parameters<typeof answerRow>[1], 'found' | 'open'>,
  before: string,
): LookupRecord {
  const { view: seen, unnamed } = lookup;
  const shows = answer.found !== undefined || !unnamed.questions.includes(question.id);
  const rows = seen.rows.map((row) =>
    shows && row.authority === question.authority
      ? answerRow(row, { ...answer, notBefore: before })
      : row,
  );
  return {
    ...lookup,
    view: { ...seen, rows },
    unnamed: { ...unnamed, questions: unnamed.questions.filter((id) => id !== question.id) },
  };
}

function isNamed({ id, state }: LookupQuestion, { unnamed }: LookupRecord): boolean {
  return state === 'waiting' && !unnamed.questions.includes(id);
}

function lookupOf({ lookupId }: LookupQuestion, lookup: LookupRecord | undefined): LookupRecord {
  if (!lookup) throw new Error(`A question belongs to a lookup, but there is no ${lookupId}`);
  return lookup;
}

function view(
  { id, lookupId, reference, because, handling, state, askedAt }: LookupQuestion,
  lookup: LookupRecord,
): LookupQuestionView {
  const { purpose, caseReference } = lookup.view;
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
