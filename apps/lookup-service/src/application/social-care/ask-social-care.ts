import type { AuthorityView } from '@hub/contracts/identity';
import { type ChildDetails, SocialCareAsked } from '@hub/contracts/lookup';
import { type Fact, fact } from '@hub/use-case';
import type { LookupAsked } from '../../domain/lookups/lookup.js';
import {
  isNumbered,
  type SocialCareQuestion,
  whomToAsk,
} from '../../domain/social-care/social-care-question.js';
import type { Asking } from '../lookups/ask-authorities.js';
import { contactOf } from '../lookups/found-episode-view.js';
import type { SocialCareDesk, SocialCareStore } from './social-care-ports.js';

/** What a lookup found, as far as social care is concerned. */
export interface Holders {
  /** Whose record shows. */
  readonly shown: readonly string[];
  /** Whose record must not show. */
  readonly hiding: ReadonlySet<string>;
  /** From whom an episode of the child is hidden. */
  readonly untold: ReadonlySet<string>;
  readonly authorities: ReadonlyMap<string, AuthorityView>;
}

export interface SocialCareAsking {
  readonly questions: readonly SocialCareQuestion[];
  /** One for each authority asked; the child in it can be read by that authority alone. */
  readonly facts: readonly Fact[];
}

/** Asks whether social care knows a child, with a record or without. */
export async function askSocialCare(
  child: ChildDetails,
  { lookup, at }: { readonly lookup: LookupAsked; readonly at: string },
  { shown, hiding, untold, authorities }: Holders,
  store: SocialCareStore,
  { ids, policy, sealer }: Asking,
): Promise<SocialCareAsking> {
  const { purpose, socialCare: wish } = lookup;
  const asked = whomToAsk({ purpose, ...(wish ? { wish } : {}) }, shown);
  if (asked.length === 0) return { questions: [], facts: [] };
  const desks = new Map((await store.desks()).map((desk) => [desk.authority, desk]));
  const answerBy = new Date(Date.parse(at) + policy.federation.deadlineMs).toISOString();
  const questions = asked.map((authority): SocialCareQuestion => {
    const desk = desks.get(authority);
    return {
      id: ids.next(),
      lookupId: lookup.id,
      authority,
      askedAt: at,
      answerBy,
      standing: !desk ? 'not_connected' : untold.has(authority) ? 'kept_from' : 'asked',
      isNumbered: isNumbered(child),
      hides: hiding.has(authority),
      dutyTeam: desk?.dutyTeam ?? contactOf(authority, authorities),
    };
  });
  const facts = await Promise.all(
    questions.flatMap((question) => {
      const desk = desks.get(question.authority);
      return desk && question.standing === 'asked'
        ? [askedFact(question, desk, { child, lookup }, sealer)]
        : [];
    }),
  );
  return { questions, facts };
}

async function askedFact(
  { id: questionId, lookupId, authority, askedAt, answerBy }: SocialCareQuestion,
  { key }: SocialCareDesk,
  { child, lookup }: { readonly child: ChildDetails; readonly lookup: LookupAsked },
  sealer: Asking['sealer'],
): Promise<Fact> {
  const jwe = await sealer.seal(key, child);
  const { authority: askedBy, purpose } = lookup;
  const told = { questionId, lookupId, askedBy, purpose, askedAt, answerBy, question: { jwe } };
  return fact(SocialCareAsked, told, [authority]);
}
