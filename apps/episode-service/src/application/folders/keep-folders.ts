import type { ContentErasedPayload } from '@hub/contracts/consent';
import type { Clock, MessageContext } from '@hub/use-case';
import { withoutFamily } from '../../domain/team/needs.js';
import type { EpisodeWork } from '../ports.js';

const UNFINISHED_MS = 60 * 60_000;
/** So long a release can be fetched. */
const PASSED_MS = 24 * 60 * 60_000;

/**
 * Takes away contents that nobody can open or that never became a document; and with the content of
 * a case what its child is called, and what was written to its team.
 */
export class KeepFolders {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  /** Uploads that broke off with their service, and contents that passed through. */
  async execute(): Promise<void> {
    const before = (milliseconds: number): string =>
      new Date(Date.parse(this.clock.now()) - milliseconds).toISOString();
    await this.work.repeatable(async ({ contents, passages }) => {
      await contents.discardUnfinished(before(UNFINISHED_MS));
      await passages.forget(before(PASSED_MS));
    });
  }

  onErased({ episodeId }: ContentErasedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ contents, labels, notices, episodes }) => {
      await contents.discardOf(episodeId);
      await labels.destroy(episodeId);
      await notices.destroy(episodeId);
      const episode = await episodes.lock(episodeId);
      // With the content of a case goes what its family needs, and who of it had a part.
      if (episode?.needs ?? episode?.contacts) await episodes.save(withoutFamily(episode));
      return [];
    });
  }
}
