import { type Refusal, refuse } from '@hub/contracts';
import type { Caller, Ids, MessageContext, UnitOfWork } from '@hub/use-case';

/** A request that somebody known may not make, so that no service ever sees it. */
export interface Denial {
  readonly caller: Caller;
  readonly type: string;
  /** What it was about: the ids in its address. */
  readonly about: object;
}

/**
 * Leaves evidence of what was denied at the door. Who cannot be told who they are leaves none:
 * there is nobody to name.
 */
export class NoteDenial {
  constructor(
    private readonly work: UnitOfWork<object>,
    private readonly ids: Ids,
  ) {}

  async execute({ caller, type, about }: Denial, refusal: Refusal): Promise<void> {
    const { refused } = refusal;
    const messageId = this.ids.next();
    const context: MessageContext = { messageId, type, caller, correlationId: messageId };
    await this.work.request(context, about, () => Promise.resolve(refuse(refused)));
  }
}
