import type { BundleEvent, BundleEvidence } from '@hub/contracts/arbitration';
import type { Dispute, Outcome } from './dispute-state.js';

type Event = Omit<BundleEvent, 'stage'> & { readonly rung?: number };

/** What parties name in support of what they sent, oldest first. */
export function namedIn({ statements, questions = [] }: Dispute): BundleEvidence[] {
  const sent = statements.filter(({ submitted }) => submitted);
  const inStatements = sent.flatMap(({ id: saidId, authority, at, evidence }) =>
    evidence.map((item) => ({ ...item, authority, namedIn: 'statement' as const, saidId, at })),
  );
  const inAnswers = questions.flatMap(({ id: saidId, answers }) =>
    answers.flatMap(({ authority, at, evidence }) =>
      evidence.map((item) => ({ ...item, authority, namedIn: 'answer' as const, saidId, at })),
    ),
  );
  return [...inStatements, ...inAnswers].sort(oldestFirst);
}

/** What happened in a dispute, oldest first. */
export function historyOf(dispute: Dispute): BundleEvent[] {
  const { openedBy, openedAt, outcome, earlierOutcomes, familyNo } = dispute;
  const events: Event[] = [
    { what: 'opened', at: openedAt, authority: openedBy, rung: 0 },
    ...climbing(dispute),
    ...speaking(dispute),
    ...asking(dispute),
    ...[...earlierOutcomes, ...(outcome ? [outcome] : [])].flatMap(settling),
    ...reopening(dispute),
    ...(familyNo === undefined ? [] : [{ what: 'family_said_no' as const, at: familyNo.at }]),
  ];
  return events.sort(oldestFirst).map(({ rung, ...event }) => ({
    ...event,
    stage: rung ?? rungAt(dispute, event.at),
  }));
}

function reopening({ reopenedAt: at, reopenedBy, formerReopenings = [] }: Dispute): Event[] {
  const taken = formerReopenings.flatMap(({ authority, at: since, takenBackAt }): Event[] => [
    { what: 'reopened', at: since, authority },
    { what: 'reopening_taken_back', at: takenBackAt, authority },
  ]);
  const by = reopenedBy === undefined ? {} : { authority: reopenedBy };
  return [...taken, ...(at === undefined ? [] : [{ what: 'reopened' as const, at, ...by }])];
}

function climbing({ rungs, arbitrators }: Dispute): Event[] {
  const moves = rungs.flatMap(({ rung, enteredAt, leftAt = '', missed }): Event[] => [
    { what: 'rung_entered', at: enteredAt, rung },
    ...(leftAt === '' ? [] : [{ what: 'rung_left' as const, at: leftAt, rung }]),
    ...(leftAt === ''
      ? []
      : missed.map((authority) => ({
          what: 'answer_missed' as const,
          at: leftAt,
          authority,
          rung,
        }))),
  ]);
  const appointed = arbitrators.map(({ authority, appointedAt: at }) => ({
    what: 'arbitrator_appointed' as const,
    ...{ at, authority },
  }));
  return [...moves, ...appointed];
}

function speaking({ statements, offers }: Dispute): Event[] {
  const said = statements
    .filter(({ submitted }) => submitted)
    .map(({ at, authority, rung }) => ({ what: 'statement_sent' as const, at, authority, rung }));
  const offered = offers.flatMap(({ at, authority, rung, answers }): Event[] => [
    { what: 'offer_made', at, authority, rung },
    ...answers.map((one) => ({
      what: one.answer === 'accepts' ? ('offer_accepted' as const) : ('offer_rejected' as const),
      ...{ at: one.at, authority: one.authority },
    })),
  ]);
  return [...said, ...offered];
}

function asking({ questions = [] }: Dispute): Event[] {
  return questions.flatMap(({ at, dueAt, answers, missed }): Event[] => [
    { what: 'question_asked', at },
    ...answers.map((one) => ({
      what: 'question_answered' as const,
      ...{ at: one.at, authority: one.authority },
    })),
    ...missed.map((authority) => ({ what: 'question_missed' as const, at: dueAt, authority })),
  ]);
}

function settling({ at, rung, parties }: Outcome): Event[] {
  return [
    { what: 'settled', at, rung },
    ...parties.flatMap(({ authority, carriedOutAt }) =>
      carriedOutAt === undefined
        ? []
        : [{ what: 'carried_out' as const, at: carriedOutAt, authority }],
    ),
  ];
}

/** The rung on which it was at an instant. */
function rungAt({ rungs }: Dispute, at: string): number {
  return rungs.filter(({ enteredAt }) => enteredAt <= at).at(-1)?.rung ?? 0;
}

function oldestFirst(one: { readonly at: string }, other: { readonly at: string }): number {
  if (one.at === other.at) return 0;
  return one.at < other.at ? -1 : 1;
}
