import { sealedChunks } from '@hub/content-cipher';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { MOST_SEALED_BYTES, ReleaseContentReady } from '@hub/contracts/episode';
import type { Done } from '@hub/contracts/shape';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import type { EpisodeWork } from '../ports.js';
import { ContentRefused } from './check-content.js';
import type { ContentKeyRegister } from './folder-ports.js';

/** Passed for one release alone, there is but one. */
const VERSION = 1;
const COMPACT_JWE = /^[\w-]+(\.[\w-]*){4}$/;

/**
 * Takes a content from the authority that holds it and keeps it for the recipient of one release.
 * It comes sealed to them: nobody here can open it, and it is taken away a day later.
 */
export class PassContent {
  constructor(
    private readonly work: EpisodeWork,
    private readonly keys: ContentKeyRegister,
    private readonly clock: Clock,
  ) {}

  async execute(
    {
      releaseId,
      contentKey,
    }: { readonly releaseId: string; readonly contentKey: string | undefined },
    sealed: AsyncIterable<Buffer>,
    context: MessageContext,
  ): Promise<Done | Refusal> {
    if (contentKey === undefined || !COMPACT_JWE.test(contentKey) || contentKey.length > 2_000)
      return refuse('content_key_missing');
    const { caller } = context;
    const permitted = await this.keys.pass(releaseId, caller);
    if (isRefusal(permitted)) return permitted;
    const { documentId, recipient } = permitted;
    if (await this.work.read(({ passages }) => passages.find(releaseId))) return drain(sealed);
    let passed = false;
    try {
      await this.keep(releaseId, sealed);
      const done = await this.work.request<Done>(
        context,
        { releaseId },
        async ({ contents, passages }) => {
          await contents.finish(releaseId, VERSION);
          await passages.add({ releaseId, documentId, contentKey, at: this.clock.now() });
          return {
            result: {},
            facts: [fact(ReleaseContentReady, { releaseId, documentId }, [recipient])],
            evidence: { subject: documentId },
          };
        },
      );
      passed = true;
      return done;
    } catch (error) {
      if (!(error instanceof ContentRefused)) throw error;
      return error.refusal;
    } finally {
      if (!passed)
        await this.work.repeatable(({ contents }) => contents.discard(releaseId, VERSION));
    }
  }

  private async keep(releaseId: string, sealed: AsyncIterable<Buffer>): Promise<void> {
    await this.work.repeatable(({ contents }) =>
      contents.begin(releaseId, VERSION, this.clock.now()),
    );
    let number = 0;
    let size = 0;
    for await (const piece of sealedChunks(sealed)) {
      size += piece.length;
      if (size > MOST_SEALED_BYTES) throw new ContentRefused(refuse('content_too_large'));
      const place = number;
      await this.work.repeatable(({ contents }) => contents.put(releaseId, VERSION, place, piece));
      number += 1;
    }
  }
}

/** Passed once, it stays as it is; who sends it again did not hear of that. */
async function drain(bytes: AsyncIterable<Buffer>): Promise<Done> {
  for await (const _piece of bytes) continue;
  return {};
}
