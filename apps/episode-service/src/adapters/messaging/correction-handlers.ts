import * as messages from '@hub/contracts/protection';
import { answer, type Handler } from '@hub/service-host';
import type { HandleBreach } from '../../application/breaches/handle-breach.js';
import type { AnswerCorrection } from '../../application/corrections/answer-correction.js';
import type { DecideCorrection } from '../../application/corrections/decide-correction.js';
import type { RaiseCorrection } from '../../application/corrections/raise-correction.js';
import type { ReadCorrections } from '../../application/corrections/read-corrections.js';

/** What is asked about what is wrong, and how it is put right. */
export function correctionHandlers({
  raising,
  deciding,
  answering,
  reading,
  breaches,
}: {
  readonly raising: RaiseCorrection;
  readonly deciding: DecideCorrection;
  readonly answering: AnswerCorrection;
  readonly reading: ReadCorrections;
  readonly breaches: HandleBreach;
}): Handler[] {
  return [
    answer(messages.RaiseCorrection, (payload, context) => raising.execute(payload, context)),
    answer(messages.ApproveCorrection, (payload, context) => deciding.approve(payload, context)),
    answer(messages.DeclineCorrection, (payload, context) => deciding.decline(payload, context)),
    answer(messages.LiftCorrection, (payload, context) => deciding.lift(payload, context)),
    answer(messages.AnswerCorrection, (payload, context) => answering.execute(payload, context)),
    answer(messages.ReadCorrection, (payload, context) => reading.one(payload, context)),
    answer(messages.ListCorrections, (payload, context) => reading.list(payload, context)),
    answer(messages.ReadBreach, (payload, context) => breaches.read(payload, context)),
    answer(messages.AssessBreach, (payload, context) => breaches.assess(payload, context)),
    answer(messages.DecideBreach, (payload, context) => breaches.decide(payload, context)),
    answer(messages.TellOfBreach, (payload, context) => breaches.tell(payload, context)),
  ];
}
