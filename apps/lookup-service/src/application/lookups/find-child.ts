import type { ChildDetails } from '@hub/contracts/lookup';
import {
  type Candidate,
  decide,
  explain,
  type Field,
  fieldValues,
  type Identity,
  type MatchDecision,
  motherOf,
  type Population,
  readIdentity,
} from '@hub/matching';
import { asHubKnows, type KnownRecord } from '../episodes/hub-records.js';
import type { LookupStores } from '../ports.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';

/** A record of the index that is the child asked for, or may be. */
export interface FoundPointer {
  readonly record: KnownRecord;
  readonly outcome: MatchDecision['outcome'];
  /** Whether an NHS number agrees, beside whatever else was said. */
  readonly numbered: boolean;
  /** How far the details agree, in words. */
  readonly because: string;
}

/**
 * Looks for a child in the index: candidates by shared keys, then weighed against how common their
 * details are.
 */
export async function findChild(
  child: ChildDetails,
  stores: Pick<LookupStores, 'pointers' | 'lookupQuestions' | 'hubEpisodes'>,
  tokens: IdentityTokens,
): Promise<FoundPointer[]> {
  const { pointers, lookupQuestions } = stores;
  const asked = readIdentity(child);
  const near = await pointers.candidates(tokens.questionTokens(asked));
  const records = await asHubKnows(near, stores);
  if (records.length === 0) return [];
  const ruledOut = await lookupQuestions.ruledOut(tokens.hashOf(asked));
  const candidates = records.map((record, place) => ({
    id: String(place),
    identity: readIdentity(record.pointer.child),
    ruledOut: ruledOut.has(`${record.authority} ${record.pointer.reference}`),
  }));
  const found = (await weigh(asked, candidates, pointers, tokens)).flatMap((matched) => {
    const record = records[Number(matched.id)];
    const { outcome, agreement } = matched;
    const numbered = agreement.identifier === 'same';
    return record ? [{ record, outcome, numbered, because: explain(matched) }] : [];
  });
  return eachOnce(found);
}

/**
 * A case system's pointer and the episode of the hub that it tells of are one: the surer of the two
 * stands for both.
 */
function eachOnce(found: readonly FoundPointer[]): FoundPointer[] {
  const isSurer = (one: FoundPointer, other: FoundPointer): boolean =>
    one.outcome === other.outcome ? one.numbered && !other.numbered : one.outcome === 'found';
  return found.filter(
    (one, place) =>
      !found.some(
        (other, elsewhere) =>
          elsewhere !== place &&
          one.record.hub !== undefined &&
          one.record.hub.episodeId === other.record.hub?.episodeId &&
          (isSurer(other, one) || (!isSurer(one, other) && elsewhere < place)),
      ),
  );
}

/** Whether a record of one of these children would be found by a question, or come near it. */
export async function comesNear(
  asked: Identity,
  children: readonly ChildDetails[],
  pointers: LookupStores['pointers'],
  tokens: IdentityTokens,
): Promise<boolean> {
  if (children.length === 0) return false;
  const candidates = children.map((child, place) => ({
    id: String(place),
    identity: readIdentity(child),
  }));
  return (await weigh(asked, candidates, pointers, tokens)).length > 0;
}

/** Which of the candidates it is or may be, against how common all their details are. */
async function weigh(
  asked: Identity,
  candidates: readonly Candidate[],
  pointers: LookupStores['pointers'],
  tokens: IdentityTokens,
): Promise<MatchDecision[]> {
  const identities = [asked, ...candidates.map(({ identity }) => identity)].flatMap((one) => {
    const mother = motherOf(one);
    return mother ? [one, mother] : [one];
  });
  return decide(asked, candidates, await countPopulation(identities, pointers, tokens));
}

/** Counts all that these identities are compared by, so that nothing is asked one by one. */
async function countPopulation(
  identities: readonly Identity[],
  pointers: LookupStores['pointers'],
  tokens: IdentityTokens,
): Promise<Population> {
  const wanted = new Map<string, readonly bigint[]>();
  const want = (field: Field, value: string): void => {
    wanted.set(`${field} ${value}`, tokens.valueTokens(field, value));
  };
  for (const identity of identities) {
    for (const [field, value] of fieldValues(identity)) want(field, value);
    // A given name may stand where the family name should.
    for (const { given, family } of identity.names) {
      for (const name of [given, family]) {
        for (const part of name ? new Set([name.joined, ...name.words.slice(0, 1)]) : []) {
          want('given', part);
          want('family', part);
        }
      }
    }
    for (const { whole } of identity.postcodes) want('postcode', whole);
  }
  const { records, siblings, counts } = await pointers.census([...wanted.values()].flat());
  return {
    size: records,
    siblings,
    count: (field, value) =>
      (wanted.get(`${field} ${value}`) ?? []).reduce(
        (sum, token) => sum + (counts.get(token) ?? 0),
        0,
      ),
  };
}
