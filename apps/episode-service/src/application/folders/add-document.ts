import { sealContent } from '@hub/content-cipher';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { AddDocument as Adding, AddDocumentVersion } from '@hub/contracts/access';
import type { ContentCategory } from '@hub/contracts/consent';
import { contentBinding, type ContentType, type DocumentView } from '@hub/contracts/episode';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { newestOf } from '../../domain/folders/document.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { addVersion, findDocument, type Target } from './document-step.js';
import { checkContent, ContentRefused, type CheckedContent } from './check-content.js';
import type { ContentKeyRegister, TypeDetector } from './folder-ports.js';

/**
 * Adds documents, and versions of them, to an episode's folder. The content is sealed as it comes
 * in, never whole in memory, and is nobody's until its document is added; without a consent in
 * force there is no key, and nothing is stored.
 */
export class AddDocument {
  constructor(
    private readonly work: EpisodeWork,
    private readonly keys: ContentKeyRegister,
    private readonly detector: TypeDetector,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  async add(
    command: { episodeId: string; category: ContentCategory; mediaType: ContentType },
    bytes: AsyncIterable<Buffer>,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const { episodeId, category, mediaType } = command;
    const episode = await this.work.read(({ episodes }) => episodes.find(episodeId));
    const permitted = this.whoMay.decide(Adding.type, episode, context);
    if (isRefusal(permitted)) return permitted;
    return this.store(
      { action: Adding.type, episodeId, category, documentId: this.tools.ids.next(), version: 1 },
      mediaType,
      bytes,
      context,
    );
  }

  async addVersion(
    command: { documentId: string; mediaType: ContentType },
    bytes: AsyncIterable<Buffer>,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const { documentId, mediaType } = command;
    const found = await this.work.read((stores) => findDocument(stores, documentId));
    if (!found) return refuse('not_found');
    const { document, episode } = found;
    const permitted = this.whoMay.decide(AddDocumentVersion.type, episode, context);
    if (isRefusal(permitted)) return permitted;
    if (document.authority !== context.caller.authority)
      return refuse('forbidden', 'Only the authority that added a document may correct it.');
    const { episodeId, category } = document;
    return this.store(
      {
        action: AddDocumentVersion.type,
        episodeId,
        category,
        documentId,
        version: newestOf(document) + 1,
      },
      mediaType,
      bytes,
      context,
    );
  }

  private async store(
    target: Target,
    mediaType: ContentType,
    bytes: AsyncIterable<Buffer>,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const { caller } = context;
    const asked = {
      episodeId: target.episodeId,
      documentId: target.documentId,
      documentVersion: target.version,
      authority: caller.authority,
      category: target.category,
    };
    const key = await this.keys.issue(asked, caller);
    if (isRefusal(key)) return this.refused(key, target, context);
    const content = checkContent(bytes, { category: target.category, mediaType }, this.detector);
    let added: DocumentView | Refusal | undefined;
    try {
      await this.seal(target, content, key);
      // Consent may have ended while the content came in.
      const still = await this.keys.issue(asked, caller);
      added = isRefusal(still)
        ? await this.refused(still, target, context)
        : await this.finish(target, mediaType, content, context);
    } catch (error) {
      if (!(error instanceof ContentRefused)) throw error;
      added = await this.refused(error.refusal, target, context);
    } finally {
      if (!added || isRefusal(added) || added.id !== target.documentId)
        await this.work.repeatable(({ contents }) =>
          contents.discard(target.documentId, target.version),
        );
    }
    return added;
  }

  /** A refusal before anything was to be saved is on record like any other. */
  private refused(
    refusal: Refusal,
    { episodeId, category }: Target,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    return this.work.request<DocumentView>(context, { episodeId, category }, () =>
      Promise.resolve(refusal),
    );
  }

  private async seal(
    { documentId, version }: Target,
    content: CheckedContent,
    key: Buffer,
  ): Promise<void> {
    await this.work.repeatable(({ contents }) =>
      contents.begin(documentId, version, this.tools.clock.now()),
    );
    let number = 0;
    for await (const chunk of sealContent(
      content.bytes,
      key,
      contentBinding(documentId, version),
    )) {
      const place = number;
      await this.work.repeatable(({ contents }) => contents.put(documentId, version, place, chunk));
      number += 1;
    }
  }

  private finish(
    target: Target,
    mediaType: ContentType,
    content: CheckedContent,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const size = content.size();
    const { documentId, version, episodeId, category } = target;
    const described = {
      episodeId,
      category,
      mediaType,
      size,
      ...(version === 1 ? {} : { documentId, version }),
    };
    return this.work.request(context, described, async (stores) => {
      const added = await addVersion(
        stores,
        this.whoMay,
        target,
        { mediaType, size, addedAt: this.tools.clock.now() },
        context,
      );
      if (!isRefusal(added)) await stores.contents.finish(documentId, version);
      return added;
    });
  }
}
