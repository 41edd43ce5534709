import { isRefusal, type Refusal } from '@hub/contracts';
import type { InboxItem, InboxPage } from '@hub/contracts/notification';
import type { ChildView } from '@hub/contracts/shape';
import type { MessageContext } from '@hub/use-case';
import { episodeOf } from '../domain/inbox.js';

/** What children are called, as episode-service opens it to who asks. */
export interface Labels {
  /** Nothing of those that who asks may not know, and nothing at all where it does not answer. */
  of(
    episodeIds: readonly string[],
    context: MessageContext,
  ): Promise<ReadonlyMap<string, ChildView>>;
}

/** Puts beside what waits what the child is called, for whom it is to be known. */
export class NameChildren {
  constructor(private readonly labels: Labels) {}

  async beside(page: InboxPage | Refusal, context: MessageContext): Promise<InboxPage | Refusal> {
    if (isRefusal(page) || context.caller.personId === undefined) return page;
    const wanted = new Set(page.items.flatMap((item) => episodeOf(item) ?? []));
    if (wanted.size === 0) return page;
    const known = await this.labels.of([...wanted], context);
    return { ...page, items: page.items.map((item) => withChild(item, known)) };
  }
}

function withChild(item: InboxItem, known: ReadonlyMap<string, ChildView>): InboxItem {
  const episodeId = episodeOf(item);
  const child = episodeId === undefined ? undefined : known.get(episodeId);
  return child === undefined ? item : { ...item, child };
}
