import { type Refusal, refuse } from '@hub/contracts';
import type { ReceiptKey } from '@hub/contracts/consent';
import type {
  ContentKeyReply,
  IssueContentKeyPayload,
  OpenContentKeyPayload,
} from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { mayStore } from '../../domain/sharing-decision.js';
import type { ConsentTools, ConsentWork, KeyCustody } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';

/**
 * Gives out the keys of contents. Without a consent in force there is no key, and so no content.
 */
export class ContentKeys {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  issue(
    command: IssueContentKeyPayload,
    context: MessageContext,
  ): Promise<ContentKeyReply | Refusal> {
    const {
      episodeId,
      documentId: id,
      documentVersion: version,
      authority,
      category,
      held = false,
    } = command;
    return this.work.request(context, command, async (stores) => {
      const { counterparts, dataKeys, documents } = stores;
      await counterparts.lock(episodeId);
      const at = this.tools.clock.now();
      const record = await sharingRecord(stores, episodeId);
      if (!mayStore(authority, record, at)) return refuse('consent_missing');
      const known = await dataKeys.find(episodeId);
      if (known?.erasedAt !== undefined) return refuse('content_erased');
      const owner = record.namedBy ?? authority;
      const key = known ?? {
        episodeId,
        authority: owner,
        wrapped: this.custody.make(owner, episodeId),
        createdAt: at,
      };
      if (!known) await dataKeys.add(key);
      const document = { id, episodeId, authority, category, version, held };
      const earlier = await documents.find(id);
      if (earlier && (earlier.episodeId !== episodeId || earlier.authority !== authority))
        return refuse('not_found');
      await documents.remember(document);
      return {
        result: { key: this.custody.contentKey(key, document).toString('base64') },
        facts: [],
      };
    });
  }

  open({
    documentId,
    documentVersion,
    authority,
  }: OpenContentKeyPayload): Promise<ContentKeyReply | Refusal> {
    return this.work.read(async ({ dataKeys, documents }) => {
      const document = await documents.find(documentId);
      if (document?.authority !== authority) return refuse('not_found');
      const key = await dataKeys.find(document.episodeId);
      if (!key || key.erasedAt !== undefined) return refuse('content_erased');
      return {
        key: this.custody
          .contentKey(key, { id: documentId, version: documentVersion })
          .toString('base64'),
      };
    });
  }

  receiptKey(): Promise<ReceiptKey> {
    return this.custody.receiptKey;
  }
}
