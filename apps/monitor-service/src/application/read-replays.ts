import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ListReplaysPayload, ReplayPage, ReplayView } from '@hub/contracts/monitor';
import { pageOf, readPage } from '@hub/use-case';
import { replayView } from './dead-letter-view.js';
import type { MonitorWork } from './ports.js';

export class ReadReplays {
  constructor(private readonly work: MonitorWork) {}

  async list(query: ListReplaysPayload): Promise<ReplayPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const found = await this.work.read(async ({ replays }) => {
      const some = await replays.list(page.limit + 1, page.after);
      return Promise.all(
        some.map(async (replay) => ({ replay, counts: await replays.counts(replay.id) })),
      );
    });
    return pageOf(
      found,
      page.limit,
      ({ replay }) => ({ at: replay.requestedAt, id: replay.id }),
      ({ replay, counts }) => replayView(replay, counts),
    );
  }

  one(id: string): Promise<ReplayView | Refusal> {
    return this.work.read(async ({ replays }) => {
      const replay = await replays.find(id);
      return replay ? replayView(replay, await replays.counts(id)) : refuse('not_found');
    });
  }
}
