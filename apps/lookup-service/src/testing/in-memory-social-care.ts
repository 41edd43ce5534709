import type {
  SocialCareDesk,
  SocialCareStore,
} from '../application/social-care/social-care-ports.js';
import type { SocialCareQuestion } from '../domain/social-care/social-care-question.js';

export class InMemorySocialCare implements SocialCareStore {
  private readonly all = new Map<string, SocialCareDesk>();
  private readonly questions = new Map<string, SocialCareQuestion>();

  join(desk: SocialCareDesk): Promise<void> {
    this.all.set(desk.authority, desk);
    return Promise.resolve();
  }
  leave(authority: string): Promise<void> {
    this.all.delete(authority);
    return Promise.resolve();
  }
  desks(): Promise<SocialCareDesk[]> {
    return Promise.resolve([...this.all.values()].sort(byAuthority));
  }
  add(questions: readonly SocialCareQuestion[]): Promise<void> {
    for (const question of questions) this.questions.set(question.id, question);
    return Promise.resolve();
  }
  lock(id: string, authority: string): Promise<SocialCareQuestion | undefined> {
    const question = this.questions.get(id);
    const isSent = question?.authority === authority && question.standing === 'asked';
    return Promise.resolve(isSent ? question : undefined);
  }
  ofLookup(lookupId: string): Promise<SocialCareQuestion[]> {
    const own = [...this.questions.values()].filter((one) => one.lookupId === lookupId);
    return Promise.resolve(own.sort(byAuthority));
  }
  answer(question: SocialCareQuestion): Promise<void> {
    return this.add([question]);
  }
  async confirm(lookupId: string, authority: string): Promise<void> {
    const own = (await this.ofLookup(lookupId)).filter((one) => one.authority === authority);
    await this.add(own.map((one) => ({ ...one, confirmed: true })));
  }
  forget(lookupId: string): Promise<void> {
    for (const [id, question] of this.questions)
      if (question.lookupId === lookupId) this.questions.delete(id);
    return Promise.resolve();
  }
}

function byAuthority(one: { authority: string }, other: { authority: string }): number {
  return one.authority < other.authority ? -1 : 1;
}
