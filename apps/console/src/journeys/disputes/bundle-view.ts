import { authorityName } from '@hub/contracts';
import type { DisputeBundle } from '@hub/contracts/arbitration';
import type { WithNames } from '../../api/hub-api.js';
import type { Fact } from '../../pages/parts.js';
import { dateAndTimeOf } from '../../words/dates.js';
import { factsOf, questionFacts, type Saying, sayingsOf } from './dispute-view.js';
import { KINDS, partiesOf, STEPS } from './dispute-words.js';

type What = DisputeBundle['history'][number]['what'];

const HAPPENED: Readonly<Record<What, string>> = {
  opened: 'It was raised',
  rung_entered: 'It came to this step',
  rung_left: 'It left this step',
  answer_missed: 'Nobody answered in time',
  statement_sent: 'A statement was sent',
  offer_made: 'An offer was made',
  offer_accepted: 'An offer was accepted',
  offer_rejected: 'An offer was not accepted',
  arbitrator_appointed: 'An arbitrator was appointed',
  question_asked: 'The arbitrator asked a question',
  question_answered: 'A question of the arbitrator was answered',
  question_missed: 'A question of the arbitrator was not answered in time',
  settled: 'It was settled',
  carried_out: 'A borough confirmed that it has done its part',
  reopened: 'It was taken up again',
  reopening_taken_back: 'Whoever had taken it up again took that back',
  family_said_no: 'The family said no to the change of the lead',
};

export interface BundleView {
  readonly title: string;
  readonly back: { readonly text: string; readonly href: string };
  readonly made: string;
  readonly facts: readonly Fact[];
  readonly sides: readonly { readonly name: string; readonly sayings: readonly Saying[] }[];
  readonly evidence: readonly {
    readonly what: string;
    readonly where: string;
    readonly who: string;
    readonly at: string;
  }[];
  readonly history: readonly {
    readonly at: string;
    readonly what: string;
    readonly who: string;
    readonly step: string;
  }[];
}

/** All that is said and named in a disagreement, on one page, for whoever decides it. */
export function bundleView({
  dispute: found,
  evidence,
  history,
  madeAt,
  digest,
  people = [],
}: WithNames<DisputeBundle>): BundleView {
  const dispute = { ...found, people };
  return {
    title: `All that is said: ${KINDS[dispute.kind]}`,
    back: { text: 'Back to the disagreement', href: `/disputes/${dispute.id}` },
    made: `Made on ${dateAndTimeOf(madeAt)}. Its checksum, by which it can be shown later that this is what you read: ${digest}`,
    facts: [...factsOf(dispute), ...questionFacts(dispute)],
    sides: partiesOf(dispute).map((code) => ({
      name: authorityName(code),
      sayings: sayingsOf(dispute, code),
    })),
    evidence: evidence.map(({ title, ownReference, authority, namedIn, at }) => ({
      what: title,
      where: ownReference ?? 'Ask the borough for it',
      who: `${authorityName(authority)}, in ${namedIn === 'answer' ? 'an answer' : 'a statement'}`,
      at: dateAndTimeOf(at),
    })),
    history: history.map(({ at, what, stage, authority }) => ({
      at: dateAndTimeOf(at),
      what: HAPPENED[what],
      who: authority === undefined ? '' : authorityName(authority),
      step: STEPS[stage] ?? 'No step',
    })),
  };
}
