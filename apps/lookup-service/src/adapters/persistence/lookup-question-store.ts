import type { EntityManager } from 'typeorm';
import type {
  HeldRecord,
  LookupQuestion,
  LookupQuestionStore,
} from '../../application/lookups/lookup-ports.js';
import {
  anotherChildTable,
  type LookupQuestionRow,
  lookupQuestionTable,
  lookupTable,
} from './tables.js';

export class TypeormLookupQuestionStore implements LookupQuestionStore {
  constructor(private readonly manager: EntityManager) {}

  async add(questions: readonly LookupQuestion[]): Promise<void> {
    if (questions.length > 0)
      await this.manager.insert(
        lookupQuestionTable,
        questions.map(({ askedAt, answerBy, ...question }) => ({
          ...question,
          askedAt: new Date(askedAt),
          answerBy: answerBy === undefined ? null : new Date(answerBy),
        })),
      );
  }

  async lock(id: string, authority: string): Promise<LookupQuestion | undefined> {
    const row = await this.manager.findOne(lookupQuestionTable, {
      where: { id, authority },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? read(row) : undefined;
  }

  async ofLookup(lookupId: string): Promise<LookupQuestion[]> {
    return (await this.manager.findBy(lookupQuestionTable, { lookupId })).map(read);
  }

  async waiting(authority: string, limit: number): Promise<LookupQuestion[]> {
    const rows = await this.manager.find(lookupQuestionTable, {
      where: { authority, state: 'waiting' },
      order: { askedAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map(read);
  }

  async waitingFor({ authority, reference }: HeldRecord): Promise<LookupQuestion[]> {
    const rows = await this.manager.find(lookupQuestionTable, {
      where: { authority, reference, state: 'waiting' },
      order: { askedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(read);
  }

  async toBeContacted(authority: string, limit: number): Promise<LookupQuestion[]> {
    const rows = await this.manager
      .createQueryBuilder(lookupQuestionTable, 'question')
      .innerJoin(lookupTable.options.name, 'lookup', 'lookup.id = question.lookupId')
      .where('question.authority = :authority', { authority })
      .andWhere(`question.state = 'same_child' AND question.handling <> 'ordinary'`)
      // It stands among what keeps the lookup open until its holder has spoken.
      .andWhere(
        `lookup.unnamed @> jsonb_build_object('questions', jsonb_build_array(question.id::text))`,
      )
      .orderBy('question.askedAt')
      .addOrderBy('question.id')
      .take(limit)
      .getMany();
    return rows.map(read);
  }

  async answer(
    { id, state }: LookupQuestion,
    { personId, at }: { personId: string | undefined; at: string },
  ): Promise<void> {
    await this.manager.update(
      lookupQuestionTable,
      { id },
      { state, answeredAt: new Date(at), answeredBy: personId ?? null },
    );
  }

  async ruleOut(
    childHash: string,
    { authority, reference }: { authority: string; reference: string },
    at: string,
  ): Promise<void> {
    await this.manager.upsert(
      anotherChildTable,
      { childHash, authority, reference, saidAt: new Date(at) },
      ['childHash', 'authority', 'reference'],
    );
  }

  async ruledOut(childHash: string): Promise<ReadonlySet<string>> {
    const rows = await this.manager.findBy(anotherChildTable, { childHash });
    return new Set(rows.map(({ authority, reference }) => `${authority} ${reference}`));
  }
}

function read({
  id,
  lookupId,
  authority,
  reference,
  because,
  handling,
  state,
  askedAt,
  answerBy,
}: LookupQuestionRow): LookupQuestion {
  return {
    id,
    lookupId,
    authority,
    reference,
    because,
    handling,
    state,
    askedAt: askedAt.toISOString(),
    ...(answerBy ? { answerBy: answerBy.toISOString() } : {}),
  };
}
