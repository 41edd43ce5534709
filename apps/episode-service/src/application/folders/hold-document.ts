import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type DocumentView,
  type HeldContent,
  HoldDocument as HoldingDocument,
  type HoldDocumentPayload,
  HoldVersion,
  type HoldVersionPayload,
} from '@hub/contracts/episode';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { newestOf } from '../../domain/folders/document.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { addVersion, findDocument, type Target } from './document-step.js';
import type { ContentKeyRegister } from './folder-ports.js';

/**
 * Puts documents on record whose content stays with the authority that adds them. Like any other,
 * only under a consent in force.
 */
export class HoldDocument {
  constructor(
    private readonly work: EpisodeWork,
    private readonly keys: ContentKeyRegister,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  async add(
    command: HoldDocumentPayload,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const { episodeId, category, ...held } = command;
    const episode = await this.work.read(({ episodes }) => episodes.find(episodeId));
    const action = HoldingDocument.type;
    const permitted = this.whoMay.decide(action, episode, context);
    if (isRefusal(permitted)) return permitted;
    return this.hold(
      { action, episodeId, category, documentId: this.tools.ids.next(), version: 1 },
      held,
      command,
      context,
    );
  }

  async addVersion(
    command: HoldVersionPayload,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const { documentId, ...held } = command;
    const action = HoldVersion.type;
    const found = await this.work.read((stores) => findDocument(stores, documentId));
    if (found?.document.authority !== context.caller.authority) return refuse('not_found');
    const { document, episode } = found;
    const permitted = this.whoMay.decide(action, episode, context);
    if (isRefusal(permitted)) return permitted;
    const { episodeId, category } = document;
    return this.hold(
      { action, episodeId, category, documentId, version: newestOf(document) + 1 },
      held,
      command,
      context,
    );
  }

  private async hold(
    target: Target,
    held: HeldContent,
    command: object,
    context: MessageContext,
  ): Promise<DocumentView | Refusal> {
    const { caller } = context;
    const { documentId, version: documentVersion, episodeId, category } = target;
    const known = await this.keys.issue(
      { documentId, documentVersion, episodeId, category, authority: caller.authority, held: true },
      caller,
    );
    return this.work.request<DocumentView>(context, command, (stores) =>
      isRefusal(known)
        ? Promise.resolve(known)
        : addVersion(
            stores,
            this.whoMay,
            target,
            { ...held, addedAt: this.tools.clock.now() },
            context,
          ),
    );
  }
}
