import type { Clock, ContentErasedPayload, MessageContext } from '@hub/contracts';
import type { EpisodeWork } from '../ports.js';

const UNFINISHED_MS = 60 * 60_000;

/** Takes away contents that nobody can open or that never became a document. */
export class KeepFolders {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  /** Uploads that broke off with their service. */
  async execute(): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - UNFINISHED_MS).toISOString();
    await this.work.repeatable(async ({ contents }) => {
      await contents.discardUnfinished(before);
    });
  }

  onErased({ episodeId }: ContentErasedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ contents }) => {
      await contents.discardOf(episodeId);
      return [];
    });
  }
}
