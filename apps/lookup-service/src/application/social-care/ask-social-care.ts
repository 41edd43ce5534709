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
import type { LookupStores } from '../ports.js';
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
  about: About,
  holders: Holders,
  store: SocialCareStore,
  asking: Asking,
): Promise<SocialCareAsking> {
  const asked = whomToAsk(wishOf(about.lookup), holders.shown);
  return asked.length === 0
    ? { questions: [], facts: [] }
    : putTo(asked, { child, about, holders }, store, asking);
}

/**
 * Asks the social care of an authority whose record showed after the lookup was answered, once; the
 * child is known as long as its details are kept. @returns what is told there
 */
export async function askFoundLater(
  authority: string,
  child: ChildDetails | undefined,
  about: About,
  { stores: { socialCare, lookupQuestions }, authorities }: FoundLater,
  asking: Asking,
): Promise<readonly Fact[]> {
  const before = await socialCare.ofLookup(about.lookup.id);
  const isAsked = before.some((one) => one.authority === authority);
  const isWanted = whomToAsk(wishOf(about.lookup), [authority]).includes(authority);
  if (!child || isAsked || !isWanted) return [];
  const mustNotShow = (await lookupQuestions.ofLookup(about.lookup.id)).some(
    (one) => one.authority === authority && one.handling !== 'ordinary',
  );
  const hiding = new Set(mustNotShow ? [authority] : []);
  const holders = { hiding, untold: new Set<string>(), authorities };
  const asked = await putTo([authority], { child, about, holders }, socialCare, asking);
  await socialCare.add(asked.questions);
  return asked.facts;
}

interface FoundLater extends Pick<Holders, 'authorities'> {
  readonly stores: Pick<LookupStores, 'socialCare' | 'lookupQuestions'>;
}

interface About {
  readonly lookup: LookupAsked;
  readonly at: string;
}

function wishOf({ purpose, socialCare: wish }: LookupAsked): Parameters<typeof whomToAsk>[0] {
  return { purpose, ...(wish ? { wish } : {}) };
}

async function putTo(
  asked: readonly string[],
  {
    child,
    about: { lookup, at },
    holders: { hiding, untold, authorities },
  }: {
    readonly child: ChildDetails;
    readonly about: About;
    readonly holders: Omit<Holders, 'shown'>;
  },
  store: SocialCareStore,
  { ids, policy, sealer }: Asking,
): Promise<SocialCareAsking> {
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
      confirmed: false,
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
