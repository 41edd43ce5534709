import type { Fact } from '@hub/use-case';
import type { AnswerPolicy } from '@hub/working-time';
import { openNotices } from '../../domain/corrections/correction-decisions.js';
import { madeFact, withholdingFacts } from '../../domain/corrections/correction-facts.js';
import type { MadeCorrection } from '../../domain/corrections/correction.js';
import type { Episode } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';
import { putRight } from './correction-effects.js';
import type { WholeCorrection } from './correction-view.js';

export interface Settlement {
  readonly next: WholeCorrection;
  readonly facts: readonly Fact[];
}

/** What an approved correction changes, and who is told that was told what was wrong. */
export async function carryOut(
  made: MadeCorrection,
  episode: Episode,
  { told, ...clock }: AnswerPolicy & { readonly told: readonly string[] },
  stores: EpisodeStores,
): Promise<Settlement> {
  const notices = openNotices(made, told, [], { ...clock, at: made.decidedAt });
  for (const notice of notices) await stores.corrections.putNotice(notice);
  const right = await putRight(made, episode, stores);
  const facts = [
    ...right.facts,
    ...withholdingFacts(made),
    ...notices.map((notice) => madeFact(made, notice)),
  ];
  return { next: { correction: made, episode: right.episode, notices }, facts };
}
