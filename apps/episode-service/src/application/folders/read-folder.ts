import { openContent } from '@hub/content-cipher';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { ReadOwnContent } from '@hub/contracts/access';
import {
  contentBinding,
  type ContentType,
  type DocumentView,
  type Folder,
  type ListDocumentsPayload,
  type ReadDocumentPayload,
} from '@hub/contracts/episode';
import type { EncryptionKey } from '@hub/contracts/shape';
import type { ContentForSubject, ReadForSubjectPayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { isUsable, sealTo, sha256, sha256Of } from '@hub/security';
import { hasPart } from '../../domain/episode.js';
import { newestOf } from '../../domain/folders/document.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import { type FiledDocument, findDocument } from './document-step.js';
import { isLeftOut, viewMarked } from './document-view.js';
import type { WhoMay } from '../who-may.js';
import type { ContentKeyRegister } from './folder-ports.js';

/** 512 KiB at a time. */
const CHUNKS_AT_ONCE = 8;

/** A content on its way out. */
export interface Content {
  readonly mediaType: ContentType;
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** A content that its recipient alone can open. */
export interface ReleasedContent extends Content {
  readonly documentId: string;
  readonly documentVersion: number;
  /** What it is sealed to. */
  readonly binding: string;
  /** Its key, encrypted to the recipient. */
  readonly contentKey: string;
  /** SHA-256, hexadecimal, of what its holder said it is. */
  readonly digest?: string;
}

export class ReadFolder {
  constructor(
    private readonly work: EpisodeWork,
    private readonly keys: ContentKeyRegister,
    private readonly whoMay: WhoMay,
  ) {}

  list(
    { episodeId, corrected }: ListDocumentsPayload,
    { caller }: MessageContext,
  ): Promise<Folder | Refusal> {
    return this.work.read(async ({ episodes, documents, corrections }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      const made = await corrections.ofEpisode(episodeId);
      const shown = (await documents.ofEpisode(episodeId)).filter(
        ({ id }) => corrected === 'shown' || !isLeftOut(id, made),
      );
      return { episodeId, documents: shown.map((one) => viewMarked(one, made)) };
    });
  }

  one(
    { documentId }: ReadDocumentPayload,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    return this.work.read(async (stores) => {
      const found = await visible(stores, documentId, context);
      if (!found) return refuse('not_found');
      const { document } = found;
      return viewMarked(document, await stores.corrections.ofEpisode(document.episodeId));
    });
  }

  /**
   * The content for the authority that added it: in clear, or to be opened by whoever holds the
   * private half of a key.
   */
  async own(
    { documentId }: ReadDocumentPayload,
    context: MessageContext,
    recipientKey?: EncryptionKey,
  ): Promise<Content | ReleasedContent | Refusal> {
    if (recipientKey && !(await isUsable(recipientKey))) return refuse('key_unusable');
    const found = await this.work.read((stores) => visible(stores, documentId, context));
    if (!found) return refuse('not_found');
    const { document, episode } = found;
    const permitted = this.whoMay.decideOfAny(ReadOwnContent.type, episode, context);
    if (isRefusal(permitted)) return permitted;
    if (document.authority !== context.caller.authority)
      return refuse('forbidden', 'Ask for what another authority added with POST /v1/releases.');
    const [newest] = document.versions;
    if (newest?.digest !== undefined) return refuse('content_held');
    const version = newestOf(document);
    const key = await this.keys.open(
      { documentId, documentVersion: version, authority: document.authority },
      context.caller,
    );
    if (isRefusal(key)) return key;
    const { mediaType, size } = newest ?? { mediaType: 'application/json' as const, size: 0 };
    const [chunks, binding] = [
      this.chunks(documentId, version),
      contentBinding(documentId, version),
    ];
    if (!recipientKey) return { mediaType, size, bytes: openContent(chunks, key, binding) };
    const contentKey = await sealTo(recipientKey, key);
    return {
      mediaType,
      size,
      documentId,
      documentVersion: version,
      binding,
      contentKey,
      bytes: chunks,
    };
  }

  /**
   * The content with its key for the recipient of a release: as it lies here, or as its holder
   * passed it.
   */
  async released(
    releaseId: string,
    { caller }: MessageContext,
  ): Promise<ReleasedContent | Refusal> {
    const passed = await this.work.read(({ passages }) => passages.find(releaseId));
    const given = await this.keys.handOver(releaseId, passed !== undefined, caller);
    if (isRefusal(given)) return given;
    const { documentId, documentVersion } = given;
    const document = await this.work.read(({ documents }) => documents.find(documentId));
    const version = document?.versions.find((one) => one.version === documentVersion);
    const contentKey = given.contentKey ?? passed?.contentKey;
    if (!version || contentKey === undefined) return refuse('not_found');
    const { mediaType, size, digest } = version;
    const bytes = passed ? this.chunks(releaseId, 1) : this.chunks(documentId, documentVersion);
    return {
      mediaType,
      size,
      documentId,
      documentVersion,
      contentKey,
      binding: contentBinding(documentId, documentVersion),
      bytes,
      ...(digest === undefined ? {} : { digest }),
    };
  }

  /**
   * A content for the record that a family asked to see: its text where it is JSON, of anything
   * else what it can be told by.
   */
  async forSubject({
    documentId,
    documentVersion,
    key,
  }: ReadForSubjectPayload): Promise<ContentForSubject | Refusal> {
    const document = await this.work.read(({ documents }) => documents.find(documentId));
    const version = document?.versions.find((one) => one.version === documentVersion);
    if (!version) return refuse('not_found');
    const { mediaType, size } = version;
    const bytes = openContent(
      this.chunks(documentId, documentVersion),
      Buffer.from(key, 'base64'),
      contentBinding(documentId, documentVersion),
    );
    if (mediaType !== 'application/json') return { mediaType, size, digest: await sha256Of(bytes) };
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const text = Buffer.concat(pieces).toString('utf8');
    return { mediaType, size, digest: sha256(text), text };
  }

  private async *chunks(documentId: string, version: number): AsyncGenerator<Buffer> {
    for (let from = 0; ; from += CHUNKS_AT_ONCE) {
      const chunks = await this.work.read(({ contents }) =>
        contents.read(documentId, version, from, CHUNKS_AT_ONCE),
      );
      yield* chunks;
      if (chunks.length < CHUNKS_AT_ONCE) return;
    }
  }
}

async function visible(
  stores: EpisodeStores,
  documentId: string,
  { caller }: MessageContext,
): Promise<FiledDocument | undefined> {
  const found = await findDocument(stores, documentId);
  return found && hasPart(found.episode, caller) ? found : undefined;
}
