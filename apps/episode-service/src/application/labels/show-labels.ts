import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ChildLabelView, ReadChildLabelPayload } from '@hub/contracts/labels';
import type { ChildView } from '@hub/contracts/shape';
import type { OpenedLabels, OpenLabelsPayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import type { OpenLabels } from './open-labels.js';

/** Puts what children are called beside what is shown of their cases. */
export class ShowLabels {
  constructor(private readonly opening: OpenLabels) {}

  /** @param of the episode of an item */
  async beside<Page extends { items: object[] }>(
    page: Page | Refusal,
    of: (item: Page['items'][number]) => string,
    context: MessageContext,
  ): Promise<Page | Refusal> {
    if (isRefusal(page)) return page;
    const opened = await this.opening.of(page.items.map(of), context);
    return {
      ...page,
      items: page.items.map((item) => withChild(item, opened.get(of(item))?.child)),
    };
  }

  async besideOne<Item extends object>(
    item: Item | Refusal,
    of: (item: Item) => string,
    context: MessageContext,
  ): Promise<Item | Refusal> {
    if (isRefusal(item)) return item;
    const opened = await this.opening.of([of(item)], context);
    return withChild(item, opened.get(of(item))?.child);
  }

  /** What is not known, and what is not to be known, look alike. */
  async one(
    { episodeId }: ReadChildLabelPayload,
    context: MessageContext,
  ): Promise<ChildLabelView | Refusal> {
    const opened = (await this.opening.of([episodeId], context)).get(episodeId);
    if (!opened) return refuse('not_found');
    const { known, child } = opened;
    return { episodeId, ...(known.label ? { label: { ...known.label } } : {}), child };
  }

  /** For the lists of other services. */
  async of({ episodes }: OpenLabelsPayload, context: MessageContext): Promise<OpenedLabels> {
    const opened = await this.opening.of(episodes, context);
    return { items: [...opened].map(([episodeId, { child }]) => ({ episodeId, child })) };
  }
}

function withChild<Item extends object>(item: Item, child: ChildView | undefined): Item {
  return child === undefined ? item : { ...item, child };
}
