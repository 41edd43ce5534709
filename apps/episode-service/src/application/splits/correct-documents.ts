import { isRefusal } from '@hub/contracts';
import type {
  CorrectedBecause,
  RaiseCorrectionPayload,
  SplitBecause,
} from '@hub/contracts/protection';
import type { Fact, Ids } from '@hub/use-case';
import type { AnswerPolicy } from '@hub/working-time';
import { alarmOf } from '../../domain/corrections/correction-clock.js';
import {
  approveCorrection,
  raiseCorrection,
} from '../../domain/corrections/correction-decisions.js';
import { raisedFact, standsFact } from '../../domain/corrections/correction-facts.js';
import { type Correction, isSame } from '../../domain/corrections/correction.js';
import type { Episode } from '../../domain/episode.js';
import type { OpenSplit } from '../../domain/splits/split.js';
import { openBreach } from '../breaches/open-breach.js';
import { carryOut } from '../corrections/carry-out.js';
import { answeringOr } from '../corrections/correction-view.js';
import { CORRECTION_TIMER } from '../corrections/decide-correction.js';
import type { EpisodeStores } from '../ports.js';

const HOW: Readonly<Record<SplitBecause, CorrectedBecause>> = {
  merged_wrongly: 'wrong_record_chosen',
  looked_alike: 'looked_alike',
  recorded_together: 'wrong_record_chosen',
};

export interface Correcting {
  readonly at: string;
  readonly ids: Ids;
  readonly clock: AnswerPolicy;
  /** Who was told of each document. */
  readonly told: ReadonlyMap<string, readonly string[]>;
}

/**
 * Each document that was named is corrected as of the wrong child. An authority that agreed to the
 * split has said so of its own; of the others each says so itself. What one authority said at once
 * is one breach.
 */
export async function correctDocuments(
  split: OpenSplit,
  from: Episode,
  how: Correcting,
  stores: EpisodeStores,
): Promise<{ readonly corrections: readonly string[]; readonly facts: readonly Fact[] }> {
  const facts: Fact[] = [];
  const corrections: string[] = [];
  const opened = new Set<string>();
  for (const documentId of split.documents) {
    const document = await stores.documents.find(documentId);
    if (!document) continue;
    const answers = answeringOr(document.authority, from);
    const by = split.agreements.find(({ authority }) => authority === answers);
    const raised = await raise(split, { documentId, answers, isNew: !opened.has(answers) }, how, {
      ...{ from, stores },
    });
    if (!raised) continue;
    corrections.push(raised.id);
    facts.push(raisedFact(raised));
    if (raised.incident !== undefined) facts.push(await openBreach(raised, stores));
    if (by) opened.add(answers);
    const made = by && approveCorrection(raised, from.ownReference, { ...by, at: how.at });
    if (made && isRefusal(made)) throw new Error(`${raised.id} was refused: ${made.refused}`);
    const told = [...(how.told.get(documentId) ?? [])];
    const carried = made && (await carryOut(made, from, { ...how.clock, told }, stores));
    if (made) await stores.corrections.save(made);
    const [stands, notices] = [made ?? raised, carried?.next.notices ?? []];
    await stores.timers.set(CORRECTION_TIMER, raised.id, alarmOf(stands, notices));
    facts.push(...(carried?.facts ?? []), standsFact(stands, notices));
  }
  return { corrections, facts };
}

/** Takes down that a document is of the wrong child; nothing where that stands already. */
async function raise(
  { proposedBy: raisedBy, proposerId: raiserId, because }: OpenSplit,
  about: { readonly documentId: string; readonly answers: string; readonly isNew: boolean },
  { at, ids }: Correcting,
  { from, stores }: { readonly from: Episode; readonly stores: EpisodeStores },
): Promise<Correction | undefined> {
  const { corrections } = stores;
  const said: RaiseCorrectionPayload = {
    ...{ episodeId: from.id, aboutId: about.documentId, because: HOW[because] },
    kind: 'wrong_child',
    about: 'document',
  };
  const before = await corrections.ofEpisode(from.id);
  if (before.some((one) => one.state === 'made' && isSame(one, said))) return undefined;
  const incident = about.isNew
    ? { incident: await corrections.nextIncident(Number(at.slice(0, 4))) }
    : {};
  const by = { id: ids.next(), raisedBy, raiserId, answers: about.answers, at, ...incident };
  const raised = raiseCorrection(said, before, by);
  if (isRefusal(raised)) return undefined;
  await corrections.add(raised);
  return raised;
}
