import {
  ContentErased,
  type ContentKeyReply,
  type EraseContentPayload,
  type ErasureReceipt,
  fact,
  type IssueContentKeyPayload,
  type MessageContext,
  type OpenContentKeyPayload,
  type ReceiptKey,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { hasExpired } from '../../domain/consent.js';
import { mayStore } from '../../domain/sharing-decision.js';
import type { ConsentTools, ConsentWork, KeyCustody } from '../ports.js';

const OUTWEIGHS_CONSENT = ['retention_ended', 'opened_in_error', 'court_order'];

/** Gives out the keys of contents, and destroys them. Without a consent in force there is no key, and so no content. */
export class ContentKeys {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  issue(command: IssueContentKeyPayload, context: MessageContext): Promise<ContentKeyReply | Refusal> {
    const { episodeId, documentId: id, documentVersion: version, authority, category } = command;
    return this.work.request(context, command, async ({ consents, counterparts, dataKeys, documents }) => {
      await counterparts.lock(episodeId);
      const at = this.tools.clock.now();
      const record = { consents: await consents.lockOf(episodeId), counterparts: await counterparts.of(episodeId) };
      if (!mayStore(authority, record, at)) return refuse('consent_missing');
      const known = await dataKeys.find(episodeId);
      if (known?.erasedAt !== undefined) return refuse('content_erased');
      const owner = record.consents[0]?.authority ?? authority;
      const key = known ?? { episodeId, authority: owner, wrapped: this.custody.make(owner, episodeId), createdAt: at };
      if (!known) await dataKeys.add(key);
      const document = { id, episodeId, authority, category, version };
      const earlier = await documents.find(id);
      if (earlier && (earlier.episodeId !== episodeId || earlier.authority !== authority)) return refuse('not_found');
      await documents.remember(document);
      return { result: { key: this.custody.contentKey(key, document).toString('base64') }, facts: [] };
    });
  }

  open({ documentId, documentVersion, authority }: OpenContentKeyPayload): Promise<ContentKeyReply | Refusal> {
    return this.work.read(async ({ dataKeys, documents }) => {
      const document = await documents.find(documentId);
      if (document?.authority !== authority) return refuse('not_found');
      const key = await dataKeys.find(document.episodeId);
      if (!key || key.erasedAt !== undefined) return refuse('content_erased');
      return { key: this.custody.contentKey(key, { id: documentId, version: documentVersion }).toString('base64') };
    });
  }

  erase(command: EraseContentPayload, context: MessageContext): Promise<ErasureReceipt | Refusal> {
    const { episodeId, reason } = command;
    return this.work.request(context, command, async ({ consents, counterparts, dataKeys, documents }) => {
      await counterparts.lock(episodeId);
      const key = await dataKeys.find(episodeId);
      if (key?.authority !== context.caller.authority) return refuse('not_found');
      if (key.erasedAt !== undefined) return refuse('content_erased');
      const at = this.tools.clock.now();
      const inForce = (await consents.lockOf(episodeId)).some((consent) => consent.state === 'granted' && !hasExpired(consent, at));
      if (inForce && !OUTWEIGHS_CONSENT.includes(reason)) return refuse('consent_in_force');
      await dataKeys.erase(episodeId, at, reason);
      const erased = { episodeId, reason, erasedAt: at };
      const receipt = { ...erased, documents: await documents.countOf(episodeId) };
      return { result: { ...receipt, receipt: await this.custody.sign(JSON.stringify(receipt), 'erasure-receipt') }, facts: [fact(ContentErased, erased, await counterparts.of(episodeId))] };
    });
  }

  receiptKey(): Promise<ReceiptKey> {
    return this.custody.receiptKey;
  }
}
