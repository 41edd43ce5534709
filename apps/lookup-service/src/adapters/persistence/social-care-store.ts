import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type {
  SocialCareDesk,
  SocialCareStore,
} from '../../application/social-care/social-care-ports.js';
import type {
  SocialCareAnswer,
  SocialCareQuestion,
} from '../../domain/social-care/social-care-question.js';
import {
  socialCareDeskTable,
  type SocialCareQuestionRow,
  socialCareQuestionTable,
} from './social-care-tables.js';

/** What social care says of a child is sealed. */
export class TypeormSocialCareStore implements SocialCareStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async join(desk: SocialCareDesk, at: string): Promise<void> {
    await this.manager.upsert(socialCareDeskTable, { ...desk, since: new Date(at) }, ['authority']);
  }

  async leave(authority: string): Promise<void> {
    await this.manager.delete(socialCareDeskTable, { authority });
  }

  async desks(): Promise<SocialCareDesk[]> {
    const rows = await this.manager.find(socialCareDeskTable, { order: { authority: 'ASC' } });
    return rows.map(({ since: _since, ...desk }) => desk);
  }

  async add(questions: readonly SocialCareQuestion[]): Promise<void> {
    if (questions.length === 0) return;
    await this.manager.insert(
      socialCareQuestionTable,
      questions.map(({ answered: _none, askedAt, answerBy, ...question }) => ({
        ...question,
        askedAt: new Date(askedAt),
        answerBy: new Date(answerBy),
        answer: null,
        answeredAt: null,
      })),
    );
  }

  async lock(id: string, authority: string): Promise<SocialCareQuestion | undefined> {
    const row = await this.manager.findOne(socialCareQuestionTable, {
      where: { id, authority, standing: 'asked' },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? this.read(row) : undefined;
  }

  async ofLookup(lookupId: string): Promise<SocialCareQuestion[]> {
    const order = { authority: 'ASC' } as const;
    const rows = await this.manager.find(socialCareQuestionTable, { where: { lookupId }, order });
    return rows.map((row) => this.read(row));
  }

  async answer({ id, answered }: SocialCareQuestion): Promise<void> {
    if (!answered) throw new Error('A question without an answer is not answered');
    const answer = this.sealer.seal(JSON.stringify(answered.answer), bindingOf(id));
    const answeredAt = new Date(answered.at);
    await this.manager.update(socialCareQuestionTable, { id }, { answer, answeredAt });
  }

  async confirm(lookupId: string, authority: string): Promise<void> {
    await this.manager.update(
      socialCareQuestionTable,
      { lookupId, authority },
      { confirmed: true },
    );
  }

  async forget(lookupId: string): Promise<void> {
    await this.manager.delete(socialCareQuestionTable, { lookupId });
  }

  private read(row: SocialCareQuestionRow): SocialCareQuestion {
    const { answer, answeredAt, askedAt, answerBy, ...columns } = row;
    const question = {
      ...columns,
      askedAt: askedAt.toISOString(),
      answerBy: answerBy.toISOString(),
    };
    if (!answer || !answeredAt) return question;
    const opened = this.sealer.open(answer, bindingOf(row.id)).toString('utf8');
    const said = JSON.parse(opened) as SocialCareAnswer;
    return { ...question, answered: { answer: said, at: answeredAt.toISOString() } };
  }
}

function bindingOf(id: string): string {
  return `social care ${id}`;
}
