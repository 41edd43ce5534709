import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { FetchReleasedContent } from '@hub/contracts/access';
import {
  type ReadReleasePayload,
  type ReleaseView,
  RequestRelease,
  type RequestReleasePayload,
} from '@hub/contracts/consent';
import type {
  HandOverPayload,
  HandOverReply,
  PassContentPayload,
  PassContentReply,
} from '@hub/internal-messages';
import type { EvidenceDetail, MessageContext, Outcome } from '@hub/use-case';
import type { PoliciesInForce } from '@hub/policy';
import {
  authorise,
  handOver,
  isOver,
  questionOf,
  serviceOf,
  type Release,
  stop,
} from '../../domain/release.js';
import { type SharingDecision } from '../../domain/sharing-decision.js';
import { decideRelease, type DocumentRecord } from '../../domain/release-decision.js';
import type { ConsentStores, ConsentTools, ConsentWork, KeyCustody } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';
import { asSeenBy, type EpisodeParts, isHidden, isNamed } from '../../domain/episode-parts.js';
import { whoMay } from '../who-may.js';
import { viewRelease } from './release-view.js';

/**
 * Releases content in two steps, each under a lock on the consents: what permits it is decided when
 * it is asked for, and once more in the step in which the content's key is wrapped for the
 * recipient. Withdrawn between the two, no key leaves.
 */
export class ReleaseContent {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly tools: Pick<ConsentTools, 'clock' | 'ids'>,
    private readonly policies: PoliciesInForce,
  ) {}

  async request(
    command: RequestReleasePayload,
    context: MessageContext,
  ): Promise<ReleaseView | Refusal> {
    const { documentId, purpose, service, recipientKey } = command;
    const recipient = context.caller.authority;
    if (!(await this.custody.isUsable(recipientKey))) return refuse('key_unusable');
    return this.work.request<ReleaseView | Refusal>(context, command, async (stores) => {
      const document = await stores.documents.share(documentId);
      if (!document) return refuse('not_found');
      if (document.authority === recipient)
        return refuse('party_to_itself', 'It is yours: read it at /v1/documents/{id}/content.');
      const at = this.tools.clock.now();
      const { episodeId, authority: holder } = document;
      const held = await heldRecord(stores, { episodeId, documentId, holder }, at);
      const record = asSeenBy(held, context.caller);
      const asked = {
        recipient,
        category: document.category,
        purpose,
        ...(service === undefined ? {} : { service }),
        askedFrom: serviceOf(context.caller),
      };
      const decision = decideRelease(questionOf(asked), record, at);
      const about = { purpose, holder: document.authority };
      const evidence = evidenceOf(document.episodeId, documentId, decision, about, record);
      if (!decision.permitted && !record.counterparts.includes(recipient))
        return denied(decision, evidence, false);
      const may = await whoMay(
        stores,
        this.policies,
        { action: RequestRelease.type, episodeId: document.episodeId, purpose },
        context,
      );
      if (isRefusal(may)) return notInvolved(may, evidence);
      if (!decision.permitted) return denied(decision, evidence, true);
      // It would have to be asked for it.
      if (document.held && isHidden(record, document.authority)) return refuse('shielded_from');
      const { next: release, facts } = authorise(
        {
          id: this.tools.ids.next(),
          document,
          recipient,
          purpose,
          recipientKey,
          ...(service === undefined ? {} : { service }),
        },
        decision,
        at,
      );
      await stores.releases.add(release);
      return {
        result: viewRelease(release),
        facts,
        evidence: { ...evidence, rule: `${decision.rule}; ${may.rule}` },
      };
    });
  }

  handOver(command: HandOverPayload, context: MessageContext): Promise<HandOverReply | Refusal> {
    const { releaseId, recipient, passed = false } = command;
    return this.work.request<HandOverReply | Refusal>(context, command, async (stores) => {
      const known = await stores.releases.find(releaseId);
      if (known?.recipient !== recipient) return refuse('not_found');
      const at = this.tools.clock.now();
      await stores.counterparts.share(known.episodeId);
      const record = await heldRecord(stores, known, at);
      if (isNamed(record, context.caller)) return refuse('not_found');
      const release = (await stores.releases.lock(releaseId)) ?? known;
      if (isOver(release, at)) return refuse('release_over');
      const askedFrom = serviceOf(context.caller);
      const decision = decideRelease(questionOf({ ...release, askedFrom }), record, at);
      const { episodeId, documentId: subject } = release;
      const evidence = evidenceOf(episodeId, subject, decision, release, record);
      const may = await whoMay(
        stores,
        this.policies,
        {
          action: FetchReleasedContent.type,
          episodeId: release.episodeId,
          purpose: release.purpose,
        },
        context,
      );
      if (isRefusal(may)) return notInvolved(may, evidence);
      if (!decision.permitted) {
        await stores.releases.save(stop(release, decision).next);
        return denied(decision, evidence, true);
      }
      const key = await stores.dataKeys.find(release.episodeId);
      if (!key || key.erasedAt !== undefined) return refuse('content_erased');
      if (release.held && !passed) return refuse('content_awaited');
      const { documentId, documentVersion } = release;
      const contentKey = release.held
        ? undefined
        : await this.custody.wrapFor(
            release.recipientKey,
            this.custody.contentKey(key, { id: documentId, version: documentVersion }),
          );
      const { next, facts } = handOver(release, decision, at, record);
      await stores.releases.save(next);
      return {
        result: {
          documentId,
          documentVersion,
          ...(contentKey === undefined ? {} : { contentKey }),
        },
        facts,
        evidence,
      };
    });
  }

  /**
   * Whether the holder may pass content on now; it does so sealed to the recipient, so that nobody
   * here can open it.
   */
  pass(command: PassContentPayload, context: MessageContext): Promise<PassContentReply | Refusal> {
    const { releaseId, holder } = command;
    return this.work.request<PassContentReply | Refusal>(context, command, async (stores) => {
      const release = await stores.releases.find(releaseId);
      if (release?.holder !== holder) return refuse('not_found');
      if (!release.held) return refuse('content_not_held');
      const at = this.tools.clock.now();
      if (isOver(release, at)) return refuse('release_over');
      await stores.counterparts.share(release.episodeId);
      const record = await heldRecord(stores, release, at);
      if (isHidden(record, holder)) return refuse('not_found');
      const decision = decideRelease(questionOf(release), record, at);
      const { episodeId, documentId: subject } = release;
      const evidence = {
        ...evidenceOf(episodeId, subject, decision, release, record),
        concerning: [release.recipient],
      };
      if (!decision.permitted) return denied(decision, evidence, true);
      const { documentId, documentVersion, recipient } = release;
      return { result: { documentId, documentVersion, recipient }, facts: [], evidence };
    });
  }

  read(
    { releaseId }: ReadReleasePayload,
    { caller }: MessageContext,
  ): Promise<ReleaseView | Refusal> {
    return this.work.read(async ({ counterparts, releases }) => {
      const release = await releases.find(releaseId);
      const { authority } = caller;
      if (!release || ![release.recipient, release.holder].includes(authority))
        return refuse('not_found');
      const parts = asSeenBy(await counterparts.parts(release.episodeId), caller);
      return isHidden(parts, authority) ? refuse('not_found') : viewRelease(release);
    });
  }
}

/**
 * What is on record about an episode that is shared, and so stays until the transaction ends: a
 * withdrawal that has committed is seen, one that has not waits. Check-then-write would release
 * after it. Each authority answers for what it added: an override of another says nothing about it.
 */
async function heldRecord(
  stores: ConsentStores,
  { episodeId, documentId, holder }: Pick<Release, 'episodeId' | 'documentId' | 'holder'>,
  now: string,
): Promise<DocumentRecord> {
  const holding = (await stores.overrides.holding(episodeId, now)).filter(
    ({ madeBy }) => madeBy === holder,
  );
  const withheld = await stores.documents.withheld(documentId);
  return {
    ...(await sharingRecord(stores, episodeId)),
    overrides: holding,
    ...(withheld ? { withheld } : {}),
  };
}

/**
 * Whoever does not work with the child sees nothing, whatever the family lets their authority see.
 * What may be tried again is no answer.
 */
function notInvolved(
  { rule, ...refusal }: Refusal,
  evidence: EvidenceDetail,
): Outcome<Refusal> | Refusal {
  const decidedBy = [evidence.rule, rule].filter((one) => one !== undefined).join('; ');
  return refusal.refused === 'relations_behind'
    ? { ...refusal, rule: decidedBy }
    : {
        result: refusal,
        facts: [],
        evidence: { ...evidence, because: refusal.refused, rule: decidedBy },
      };
}

/**
 * A denial is an outcome, not a roll-back: it stays in the ledger. Whoever has no part in it does
 * not learn that it exists.
 */
function denied(
  { because }: SharingDecision,
  evidence: EvidenceDetail,
  hasPart: boolean,
): Outcome<Refusal> {
  return {
    result: hasPart
      ? refuse('sharing_denied', `It is not permitted: ${because}.`)
      : refuse('not_found'),
    facts: [],
    evidence,
  };
}

function evidenceOf(
  episode: string,
  subject: string,
  { because, rule }: SharingDecision,
  { purpose, holder }: { purpose: string; holder: string },
  parts: EpisodeParts,
): EvidenceDetail {
  const concerning = isHidden(parts, holder) ? [] : [holder];
  return { episode, subject, because, rule, purpose, concerning };
}
