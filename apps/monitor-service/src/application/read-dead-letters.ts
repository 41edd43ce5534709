import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  DeadLetterDetail,
  DeadLetterPage,
  DeadLetterState,
  ListDeadLettersPayload,
} from '@hub/contracts/monitor';
import { pageOf, readPage } from '@hub/use-case';
import { deadLetterView } from './dead-letter-view.js';
import type { MonitorWork } from './ports.js';

export class ReadDeadLetters {
  constructor(private readonly work: MonitorWork) {}

  async list(query: ListDeadLettersPayload): Promise<DeadLetterPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { state, service, type, fingerprint } = query;
    const filter = {
      ...(state === undefined ? {} : { states: [state] }),
      ...(service === undefined ? {} : { service }),
      ...(type === undefined ? {} : { type }),
      ...(fingerprint === undefined ? {} : { fingerprint }),
    };
    const found = await this.work.read(({ deadLetters }) =>
      deadLetters.list(filter, page.limit + 1, page.after),
    );
    return pageOf(
      found,
      page.limit,
      (letter) => ({ at: letter.firstAt, id: letter.id }),
      deadLetterView,
    );
  }

  async one(id: string): Promise<DeadLetterDetail | Refusal> {
    const [letter, entries] = await this.work.read(
      async ({ deadLetters, history }) =>
        [await deadLetters.find(id), await history.of(id)] as const,
    );
    if (!letter) return refuse('not_found');
    const history = entries.map(({ at, by, outcome, reason }) => ({
      at,
      by,
      state: outcome as DeadLetterState,
      ...(reason === undefined ? {} : { reason }),
    }));
    return { ...deadLetterView(letter), history };
  }
}
