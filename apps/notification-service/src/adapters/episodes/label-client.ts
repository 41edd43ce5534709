import { isRefusal } from '@hub/contracts';
import type { ChildView } from '@hub/contracts/shape';
import { OpenLabels } from '@hub/internal-messages';
import { type RequestClient, ServiceUnavailableError } from '@hub/messaging';
import type { MessageContext } from '@hub/use-case';
import type { Labels } from '../../application/name-children.js';

/** An inbox does not wait longer to say what a child is called. */
const WAIT_MS = 1_500;

/** Asks episode-service, in the name of who looks. */
export class LabelClient implements Labels {
  constructor(private readonly requests: RequestClient) {}

  async of(
    episodeIds: readonly string[],
    { caller, correlationId }: MessageContext,
  ): Promise<ReadonlyMap<string, ChildView>> {
    try {
      const asked = { episodes: [...episodeIds] };
      const options = { caller, correlationId, timeoutMs: WAIT_MS };
      const opened = await this.requests.request(OpenLabels, asked, options);
      if (isRefusal(opened)) return new Map();
      return new Map(opened.items.map(({ episodeId, child }) => [episodeId, child]));
    } catch (error) {
      // What waits is shown all the same.
      if (error instanceof ServiceUnavailableError) return new Map();
      throw error;
    }
  }
}
