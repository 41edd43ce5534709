import { ConsentGranted, ConsentWithdrawn } from '@hub/contracts/consent';
import { type Fact, fact } from '@hub/use-case';
import type { EndedConsent, GrantedConsent } from '../../domain/consent.js';
import { coveredBy, keepsAll } from '../../domain/coverage.js';
import { insteadOf, isHidden, unshielded } from '../../domain/episode-parts.js';
import { renewedBy } from '../../domain/renewal.js';
import { openRecall, type RecallPolicy } from '../../domain/recall.js';
import { childsConsent, type EpisodeRecord } from '../../domain/sharing-decision.js';
import type { ConsentStores } from '../ports.js';
import { oneWith, sharingRecord } from '../sharing-record-step.js';

export interface Change {
  readonly episodeId: string;
  /**
   * Consents that began or ended by it; the hub's own services hear of these where no authority
   * does.
   */
  readonly announce: readonly string[];
  readonly at: string;
  /**
   * Another authority than the one that recorded it passed a withdrawal on: that one hears of it
   * too, and owes nothing.
   */
  readonly byAnother?: boolean;
}

/**
 * After any change of what may be shared of an episode: tells whoever a grant has come to reach,
 * and recalls it from whoever it no longer reaches. The episode must be locked.
 */
export async function tellCounterparts(
  stores: ConsentStores,
  change: Change,
  policy: RecallPolicy,
): Promise<Fact[]> {
  const facts = await tellOf(stores, change, policy);
  const parts = await stores.counterparts.parts(change.episodeId);
  // What was said of one holds for the others of the same child, too.
  for (const { id: episodeId } of await oneWith(stores, change.episodeId, parts))
    facts.push(...(await tellOf(stores, { ...change, episodeId }, policy)));
  return facts;
}

async function tellOf(
  stores: ConsentStores,
  { episodeId, announce, at, byAnother }: Change,
  policy: RecallPolicy,
): Promise<Fact[]> {
  const record = await sharingRecord(stores, episodeId);
  const facts: Fact[] = [];
  for (const consent of record.consents) {
    if (consent.state === 'refused') continue;
    const { holders, recalled } = await toldOf(stores, consent.id);
    // What they hold since before it was hidden is recalled when its consent ends, as ever.
    const covered =
      consent.state === 'granted' && !record.voided
        ? coveredBy(consent, unshielded(record), at)
        : [];
    const tell = covered
      .filter((authority) => !holders.has(authority) && !recalled.has(authority))
      .filter((authority) => !isHidden(record, authority));
    const recall = [...holders].filter((authority) =>
      losesIt(consent, authority, { covered, record, at }),
    );
    const announced = announce.includes(consent.id);
    if (consent.state === 'granted' && (announced || tell.length > 0)) {
      await stores.consents.expectReceipts(consent.id, 'granted', tell);
      facts.push(grantedFact(consent, tell, record));
    }
    if (recall.length > 0 || (announced && consent.state !== 'granted')) {
      const tellBesides = byAnother && announced ? insteadOf(consent.authority, record) : [];
      await stores.consents.expectReceipts(consent.id, 'withdrawn', [...recall, ...tellBesides]);
      await stores.recalls.open(recall.map((holder) => openRecall(consent.id, holder, at, policy)));
      facts.push(recalledFact(consent, [...recall, ...tellBesides], record, at));
    }
  }
  return facts;
}

async function toldOf(
  { consents }: ConsentStores,
  consentId: string,
): Promise<{ holders: ReadonlySet<string>; recalled: ReadonlySet<string> }> {
  const receipts = await consents.receipts(consentId);
  const recalled = new Set(
    receipts.filter(({ notice }) => notice === 'withdrawn').map(({ authority }) => authority),
  );
  return {
    recalled,
    holders: new Set(
      receipts.map(({ authority }) => authority).filter((authority) => !recalled.has(authority)),
    ),
  };
}

/**
 * What a narrower statement took the place of is recalled only from those who lose something by it.
 */
function losesIt(
  consent: GrantedConsent | EndedConsent,
  authority: string,
  now: { covered: readonly string[]; record: EpisodeRecord; at: string },
): boolean {
  if (consent.state === 'granted') return !now.covered.includes(authority);
  return consent.state !== 'superseded' || !keepsAll(consent, authority, now.record, now.at);
}

function grantedFact(
  consent: GrantedConsent,
  tell: readonly string[],
  record: EpisodeRecord,
): Fact {
  const { id, episodeId, authority, scope, recipients, recordedAt, expiresAt } = consent;
  const renews = renewedBy(consent, record.consents, record);
  return fact(
    ConsentGranted,
    {
      consentId: id,
      episodeId,
      authority,
      scope,
      recipientRule: recipients,
      recordedAt,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(renews.length === 0 ? {} : { renews }),
    },
    tell,
  );
}

function recalledFact(
  consent: GrantedConsent | EndedConsent,
  holders: readonly string[],
  record: EpisodeRecord,
  at: string,
): Fact {
  const { id: consentId, episodeId, authority } = consent;
  const about = { consentId, episodeId, authority };
  if (consent.state === 'granted') {
    const because = record.voided ? 'voided' : 'narrowed';
    return fact(ConsentWithdrawn, { ...about, because, withdrawnAt: at }, holders);
  }
  const { supersededBy } = consent;
  const continuesUnder = childsConsent(record, at);
  return fact(
    ConsentWithdrawn,
    {
      ...about,
      because: consent.state,
      withdrawnAt: consent.endedAt,
      ...(supersededBy === undefined ? {} : { supersededBy }),
      ...(continuesUnder === undefined ? {} : { continuesUnder }),
    },
    holders,
  );
}
