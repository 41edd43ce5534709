import type { FoundAnswerStore } from '../application/ports.js';
import type { KeptAnswer } from '../domain/found-answers.js';

export class InMemoryFoundAnswers implements FoundAnswerStore {
  private readonly answers = new Map<string, KeptAnswer>();

  add(answers: readonly KeptAnswer[]): Promise<void> {
    for (const answer of answers) this.answers.set(answer.id, answer);
    return Promise.resolve();
  }
  find(id: string): Promise<KeptAnswer | undefined> {
    return Promise.resolve(this.answers.get(id));
  }
  lock(id: string): Promise<KeptAnswer | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<KeptAnswer[]> {
    const own = [...this.answers.values()].filter((answer) => answer.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }
  noteSeen(answer: KeptAnswer): Promise<void> {
    return this.add([answer]);
  }
}
