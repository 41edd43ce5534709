import type { AuthorityView } from '@hub/contracts/identity';
import type { ChildDetails } from '@hub/contracts/lookup';
import type { Clock, Fact, Ids } from '@hub/use-case';
import type { HubEpisode } from '../../domain/episodes/hub-episode.js';
import type { Heard } from '../../domain/late-answers/late-answer.js';
import { answersOf } from '../../domain/lookups/authority-answer.js';
import { foundFact } from '../../domain/lookups/lookup-decisions.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import { type AnsweredLookup, notBefore } from '../../domain/lookups/lookup.js';
import { mayAsk } from '../../domain/lookups/standing.js';
import {
  askedFact,
  handlingOf,
  heldAs,
  nameable,
  questionAbout,
} from '../lookups/answer-lookup.js';
import { enquiryFacts } from '../lookups/ask-authorities.js';
import { findChild, type FoundPointer } from '../lookups/find-child.js';
import { asMatch } from '../lookups/found-episode-view.js';
import type { EnquirySealer, LookupQuestion } from '../lookups/lookup-ports.js';
import { askFoundLater } from '../social-care/ask-social-care.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import type { LookupStores } from '../ports.js';

export interface ListeningTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sealer: EnquirySealer;
  readonly policy: LookupPolicy;
}

/** One authority that is asked again after the lookup of an episode. */
interface Asking {
  readonly authority: string;
  readonly lookup: AnsweredLookup;
  readonly child: ChildDetails;
  readonly episode: HubEpisode;
  readonly at: string;
}

/** Its answer comes later, as any other; while it is suspended or busy it is left alone. */
export async function askSystem(
  { authority, lookup, child, at }: Asking,
  { enquiries }: LookupStores,
  { ids, sealer, policy: { federation } }: ListeningTools,
): Promise<Fact[]> {
  const federated = await enquiries.federated(at, federation.missesToSuspend);
  const asked = federated.find((one) => one.authority === authority);
  if (!asked || mayAsk(asked.standing, at, federation) !== 'ask') return [];
  const answerBy = new Date(Date.parse(at) + federation.deadlineMs).toISOString();
  const times = { askedAt: at, answerBy, awaitedUntil: at };
  const anew = { id: ids.next(), lookupId: lookup.id, authority, ...times, attempt: 2 as const };
  const enquiry = await enquiries.renew(anew);
  if (enquiry.answer) return [];
  const { authority: by, purpose } = lookup;
  return enquiryFacts([enquiry], federated, { child, by, purpose }, sealer);
}

/** What its index holds, once that is complete again; what comes near is asked of a person. */
export async function lookInIndex(
  { authority, lookup, child, episode, at }: Asking,
  stores: LookupStores,
  {
    tokens,
    authorities,
    ...tools
  }: ListeningTools & {
    readonly tokens: IdentityTokens;
    readonly authorities: ReadonlyMap<string, AuthorityView>;
  },
): Promise<{ heard: Heard; lookup: AnsweredLookup; facts: Fact[] } | undefined> {
  const { ids, policy } = tools;
  const freshness = await stores.pointers.freshness();
  const since = notBefore(at, policy);
  const completeUpTo = freshness.get(authority);
  if (completeUpTo === undefined || completeUpTo < since) return undefined;
  const near = (await findChild(child, stores, tokens)).filter(
    ({ record }) => record.authority === authority && record.hub?.episodeId !== episode.episodeId,
  );
  const found = near.filter((one) => one.outcome === 'found' && handlingOf(one) === 'ordinary');
  const left = near.filter((one) => !found.includes(one));
  const named = nameable(left);
  const matches = [...found, ...named].map(({ record, outcome, numbered }) =>
    asMatch(record, { outcome, isSure: numbered }, authorities),
  );
  const answer = answersOf(matches, freshness, since).find((one) => one.authority === authority);
  if (!answer) throw new Error(`${authority} is none of those that answer`);
  const questions = await newQuestions(left, { lookup, at }, stores, ids);
  const hidden = questions.filter(({ reference }) => !named.some(hasReference(reference)));
  const { unnamed } = lookup;
  const held = found.map(heldAs);
  await stores.lookupQuestions.add(questions);
  await stores.lookups.addFindings(lookup.id, held, ids.next());
  const references = held.map(({ reference }) => reference);
  const { outcome } = answer;
  const asked =
    found.length === 0
      ? []
      : await askFoundLater(authority, child, { lookup, at }, { stores, authorities }, tools);
  return {
    heard: outcome === 'found' || outcome === 'none' ? { outcome, references } : undefined,
    lookup: {
      ...lookup,
      answers: lookup.answers.map((one) => (one.authority === authority ? answer : one)),
      unnamed: { ...unnamed, questions: [...unnamed.questions, ...hidden.map(({ id }) => id)] },
    },
    facts: [
      ...found.map((one) => foundFact(heldAs(one), lookup, one.record.hub?.leadAuthority)),
      ...questions.map((one) => askedFact(one, lookup.authority)),
      ...asked,
    ],
  };
}

/** One for each record that nobody was asked about after this lookup. */
async function newQuestions(
  left: readonly FoundPointer[],
  { lookup, at }: Pick<Asking, 'lookup' | 'at'>,
  { lookupQuestions }: LookupStores,
  ids: Ids,
): Promise<LookupQuestion[]> {
  const before = await lookupQuestions.ofLookup(lookup.id);
  return left
    .map((one) => questionAbout(one, { id: lookup.id, at }, ids))
    .filter(
      ({ authority, reference }) =>
        !before.some((one) => one.authority === authority && one.reference === reference),
    );
}

function hasReference(reference: string): (found: FoundPointer) => boolean {
  return ({ record }) => record.pointer.reference === reference;
}
