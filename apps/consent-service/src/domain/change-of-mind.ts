import {
  type Consent,
  type EndedConsent,
  type GrantedConsent,
  isListed,
  isOfChild,
  type RefusedConsent,
} from './consent.js';
import type { EpisodeParts } from './episode-parts.js';

/** What a family said against sharing: it refused, withdrew, or agreed to less in place of what it had agreed to. */
export type No = RefusedConsent | (EndedConsent & { readonly state: 'withdrawn' | 'superseded' });

export function isNo(consent: Consent): consent is No {
  return (
    consent.state === 'refused' || consent.state === 'withdrawn' || consent.state === 'superseded'
  );
}

/**
 * Whether a grant holds although the family said no. A refusal is taken back only by a later grant that names the recipient
 * or, where everybody had been refused, by any. Besides, not every authority may say that a family thinks otherwise by now:
 * those may that were told the no, keep its record, named the episode or employ the Lead Professional. For itself an authority
 * may only where nobody but itself was told. What a child who is able to decide said outranks a parent’s word, whoever spoke last.
 *
 * @param storing the recipient would add something of its own, and see nothing of others
 */
export function holdsAgainst(
  grant: GrantedConsent,
  no: No,
  { recipient, storing }: { readonly recipient: string; readonly storing: boolean },
  { namedBy, leadAuthority }: EpisodeParts,
): boolean {
  const childSaysNo = isWordOfChild(no);
  const childAgrees = isOfChild(grant);
  if (childSaysNo && !childAgrees && grant.givenBy.overrulesChild === undefined) return false;
  const isOutranked = childAgrees && !childSaysNo && no.givenBy.overrulesChild === undefined;
  if (no.state === 'refused' && !isOutranked && !takesBack(grant, no, recipient)) return false;
  const { authority: by } = grant;
  const told = 'toldTo' in no ? no.toldTo : no.authority;
  if (by === recipient && !storing) return by === told && by === no.authority;
  return [told, no.authority, namedBy, leadAuthority].includes(by);
}

/** A child who takes back what a parent gave is heeded at once, but was not judged able to decide. */
export function isWordOfChild(no: No): boolean {
  return isOfChild(no) && !(no.state === 'withdrawn' && no.endedBy === 'parental_responsibility');
}

function takesBack(grant: GrantedConsent, refusal: RefusedConsent, recipient: string): boolean {
  if (Date.parse(grant.givenAt) <= Date.parse(refusal.givenAt)) return false;
  return refusal.recipients.kind === 'all_counterparts' || isListed(grant, recipient);
}
