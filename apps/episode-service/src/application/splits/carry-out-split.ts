import { EpisodeWithdrawn } from '@hub/contracts/episode';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type Episode } from '../../domain/episode.js';
import { movedFact } from '../../domain/merges/merge-facts.js';
import { undoMerge } from '../../domain/merges/merge.js';
import { part, type Parting } from '../../domain/splits/part.js';
import type { Apart } from '../../domain/splits/split-decisions.js';
import { partedFacts } from '../../domain/splits/split-facts.js';
import type { MadeSplit, OpenSplit } from '../../domain/splits/split.js';
import { peopleFact } from '../episodes/people-fact.js';
import { resumedFact } from '../episodes/resumed-fact.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { EpisodeStores } from '../ports.js';
import { correctDocuments, type Correcting } from './correct-documents.js';
import type { WholeSplit } from './split-view.js';

/** More than that no chain of episodes has. */
const MOST_EARLIER = 100;

/**
 * Tells the two apart: what was named leaves the first, and one that had gone on in it goes on by
 * itself. No document, no consent and no person of the first comes into the other: that is for its
 * family to agree to.
 */
export async function carryOutSplit(
  agreed: OpenSplit,
  apart: Apart,
  how: Correcting,
  stores: EpisodeStores,
): Promise<{ readonly next: WholeSplit; readonly facts: readonly Fact[] }> {
  const { consents, episodes } = stores;
  const corrected = await correctDocuments(agreed, apart.from, how, stores);
  const made: MadeSplit = {
    ...agreed,
    ...{ state: 'made', decidedAt: how.at, version: agreed.version + 1 },
    corrections: corrected.corrections,
  };
  const inForce: string[] = [];
  for (const { consentId } of [apart.from, apart.to])
    if ((await consents.lock(consentId))?.state === 'granted') inForce.push(consentId);
  const { team, consents: named, ...family } = agreed;
  const parting = part(apart, {
    ...{ team, consents: named, inForce },
    family: { ...family, at: how.at },
  });
  const { from, to, left, brought } = parting;
  await episodes.removeTeamMembers(from, left);
  if (to !== apart.to) await episodes.save(to);
  for (const kind of brought) await noteDevelopment(stores, to, kind, { at: how.at });
  const earlier = await earlierOf(to, stores);
  return {
    next: { split: made, from, to },
    facts: [
      ...corrected.facts,
      ...partedFacts(parting, made, { before: apart.from, earlier }),
      ...(await undone(apart, made.id, stores)),
      ...goingOnFacts(parting),
      peopleFact(from),
      ...(made.undoesMerge ? [peopleFact(to)] : []),
    ],
  };
}

/** The merge that is undone, so that the two may be merged with others. */
async function undone({ to }: Apart, splitId: string, { merges }: EpisodeStores): Promise<Fact[]> {
  const merge = to.state === 'folded' ? await merges.lock(to.folded.mergeId) : undefined;
  if (merge?.state !== 'made') return [];
  const next = undoMerge(merge, splitId);
  await merges.save(next);
  return [movedFact(next)];
}

/** That one goes on which had stopped with the consent of the other, or stops with its own. */
function goingOnFacts({ from, to, resumes, stops }: Parting): Fact[] {
  const stopped = { episodeId: to.id, consentId: to.consentId };
  return [
    ...(resumes ? [resumedFact(from)] : []),
    ...(stops ? [fact(EpisodeWithdrawn, stopped, counterpartsOf(to))] : []),
  ];
}

async function earlierOf(
  { reopens }: Episode,
  { episodes }: Pick<EpisodeStores, 'episodes'>,
): Promise<string[]> {
  const earlier: string[] = [];
  for (let id = reopens; id !== undefined && earlier.length < MOST_EARLIER;) {
    earlier.push(id);
    id = (await episodes.find(id))?.reopens;
  }
  return earlier;
}
