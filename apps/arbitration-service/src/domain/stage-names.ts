import type { Dispute } from './dispute-state.js';

/** What is a rung here is a `stage` to members, and on record. */
type OnStage<Of> = Omit<Of, 'rung'> & { readonly stage: number };

/** A dispute in the words of members and records. */
export interface DisputeOfStages extends OnStage<
  Omit<Dispute, 'rungs' | 'statements' | 'offers' | 'earlierOutcomes' | 'outcome'>
> {
  readonly stages: OnStage<Dispute['rungs'][number]>[];
  readonly statements: OnStage<Dispute['statements'][number]>[];
  readonly offers: OnStage<Dispute['offers'][number]>[];
  readonly earlierOutcomes: OnStage<Dispute['earlierOutcomes'][number]>[];
  readonly outcome?: OnStage<Dispute['earlierOutcomes'][number]>;
}

export function inStages(dispute: Dispute): DisputeOfStages {
  const { rungs, statements, offers, earlierOutcomes, outcome, ...same } = dispute;
  return {
    ...onStage(same),
    stages: rungs.map(onStage),
    statements: statements.map(onStage),
    offers: offers.map(onStage),
    earlierOutcomes: earlierOutcomes.map(onStage),
    ...(outcome === undefined ? {} : { outcome: onStage(outcome) }),
  };
}

/** The same, back in the words that are used here. */
export function inRungs(told: DisputeOfStages) {
  const { stages, statements, offers, earlierOutcomes, outcome, ...same } = told;
  return {
    ...onRung(same),
    rungs: stages.map(onRung),
    statements: statements.map(onRung),
    offers: offers.map(onRung),
    earlierOutcomes: earlierOutcomes.map(onRung),
    ...(outcome === undefined ? {} : { outcome: onRung(outcome) }),
  };
}

export function onStage<Of extends { readonly rung: number }>({ rung, ...same }: Of): OnStage<Of> {
  return { ...same, stage: rung };
}

function onRung<Of extends { readonly stage: number }>({ stage, ...same }: Of) {
  return { ...same, rung: stage };
}
