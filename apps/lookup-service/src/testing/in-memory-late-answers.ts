import type { LateAnswerStore } from '../application/late-answers/late-answer-ports.js';
import type { HubEpisodeStore } from '../application/episodes/episode-ports.js';
import type { GivenAnswer, LateAnswer, OpenAnswer } from '../domain/late-answers/late-answer.js';

export class InMemoryLateAnswers implements LateAnswerStore {
  private readonly answers = new Map<string, LateAnswer>();

  constructor(private readonly hubEpisodes: HubEpisodeStore) {}

  async add(answers: readonly OpenAnswer[]): Promise<void> {
    for (const one of answers) {
      const isAsked = [...this.answers.values()].some(
        ({ episodeId, authority }) => episodeId === one.episodeId && authority === one.authority,
      );
      if (!isAsked) await this.save(one);
    }
  }
  find(id: string): Promise<LateAnswer | undefined> {
    return Promise.resolve(this.answers.get(id));
  }
  lock(id: string): Promise<LateAnswer | undefined> {
    return this.find(id);
  }
  save(answer: LateAnswer): Promise<void> {
    this.answers.set(answer.id, answer);
    return Promise.resolve();
  }
  unseen(id: string): Promise<GivenAnswer[]> {
    const given = [...this.answers.values()].filter((one) => one.state === 'given');
    const own = given.filter(({ episodeId, seen }) => episodeId === id && !seen);
    return Promise.resolve(own.sort((one, other) => (one.authority < other.authority ? -1 : 1)));
  }
  due(at: string, limit: number): Promise<string[]> {
    const due = this.open().filter(({ nextAt }) => nextAt <= at);
    return Promise.resolve(
      due
        .sort((one, other) => (one.nextAt < other.nextAt ? -1 : 1))
        .map(({ id }) => id)
        .slice(0, limit),
    );
  }
  async wake(authority: string, at: string, lookupId?: string): Promise<void> {
    for (const one of this.open()) {
      const episode = await this.hubEpisodes.find(one.episodeId);
      const isMeant = lookupId === undefined || episode?.lookupId === lookupId;
      if (one.authority === authority && isMeant && one.nextAt > at)
        await this.save({ ...one, nextAt: at });
    }
  }

  private open(): OpenAnswer[] {
    return [...this.answers.values()].filter((one) => one.state === 'open');
  }
}
