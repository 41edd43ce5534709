import { type DisputePage, isRefusal, type MessageContext, pageOf, type PageQuery, readPage, type Refusal } from '@hub/contracts';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationWork } from './ports.js';

export class ListDisputes {
  constructor(private readonly work: ArbitrationWork) {}

  async execute(query: PageQuery, { caller }: MessageContext): Promise<DisputePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ disputes }) => {
      const found = await disputes.list(caller.authority, page.limit + 1, page.after);
      return pageOf(found, page.limit, ({ openedAt, id }) => ({ at: openedAt, id }), viewDispute);
    });
  }
}
