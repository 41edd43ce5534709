import type { Place } from '@hub/use-case';
import { stepOnSilence } from '@hub/working-time';
import type { ConsentStore, RecallChoice, RecallStore } from '../application/ports.js';
import type { Recall } from '../domain/recall.js';

export class InMemoryRecalls implements RecallStore {
  private readonly recalls = new Map<string, Recall>();

  constructor(private readonly consents: ConsentStore) {}

  async open(recalls: readonly Recall[]): Promise<void> {
    for (const recall of recalls) await this.save(recall);
  }

  of(consentId: string): Promise<Recall[]> {
    const own = [...this.recalls.values()].filter((recall) => recall.consentId === consentId);
    return Promise.resolve(own.sort((a, b) => (a.authority < b.authority ? -1 : 1)));
  }

  async list(
    { authority, direction, state, now }: RecallChoice,
    limit: number,
    after?: Place,
  ): Promise<Place[]> {
    const found: Place[] = [];
    for (const id of new Set([...this.recalls.values()].map(({ consentId }) => consentId))) {
      const isOwn = (await this.consents.find(id))?.authority === authority;
      const seen = (await this.of(id)).filter((one) => isOwn || one.authority === authority);
      const silent = seen.filter(({ answer }) => answer === undefined);
      const isIn = {
        open: silent.length > 0,
        overdue: silent.some(({ dueAt }) => dueAt <= now),
        enforced: silent.length === 0,
      };
      const at = seen
        .map(({ openedAt }) => openedAt)
        .sort()
        .at(-1);
      const isChosen = direction !== (isOwn ? 'in' : 'out') && (state === undefined || isIn[state]);
      if (at !== undefined && isChosen) found.push({ id, at });
    }
    const key = ({ at, id }: Place): string => `${at} ${id}`;
    return found
      .filter((place) => after === undefined || key(place) < key(after))
      .sort((one, other) => key(other).localeCompare(key(one)))
      .slice(0, limit);
  }

  lock(consentId: string, authority: string): Promise<Recall | undefined> {
    return Promise.resolve(this.recalls.get(`${consentId} ${authority}`));
  }

  save(recall: Recall): Promise<void> {
    this.recalls.set(`${recall.consentId} ${recall.authority}`, recall);
    return Promise.resolve();
  }

  takeDue(now: string, limit: number): Promise<Recall[]> {
    const due = [...this.recalls.values()].filter(
      (recall) => stepOnSilence(recall, now) !== undefined,
    );
    return Promise.resolve(
      due
        .sort((a, b) =>
          `${a.consentId} ${a.authority}` < `${b.consentId} ${b.authority}` ? -1 : 1,
        )
        .slice(0, limit),
    );
  }
}
