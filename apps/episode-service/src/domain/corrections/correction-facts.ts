import {
  CorrectionAnswered,
  CorrectionDeclined,
  CorrectionLifted,
  CorrectionMade,
  CorrectionOverdue,
  CorrectionRaised,
  CorrectionReminded,
  type CorrectionTold,
} from '@hub/contracts/protection';
import type { Waiting } from '@hub/contracts/shape';
import { CorrectionStands, CorrectionWithholds } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import type { SilenceStep } from '@hub/working-time';
import { waitsForApproval } from '../approval-clock.js';
import {
  type Correction,
  type CorrectionNotice,
  type DeclinedCorrection,
  type LiftedCorrection,
  type MadeCorrection,
  withholds,
} from './correction.js';

export function raisedFact(correction: Correction): Fact {
  const { raisedBy, answers, dueAt } = correction;
  return fact(CorrectionRaised, { ...told(correction), raisedBy, dueAt }, [raisedBy, answers]);
}

export function declinedFact(correction: DeclinedCorrection): Fact {
  const { raisedBy, answers, declinedBecause: because } = correction;
  return fact(CorrectionDeclined, { ...told(correction), because }, [raisedBy, answers]);
}

/** To each who was told alone: who else was is nobody's to know. */
export function madeFact(correction: MadeCorrection, notice: CorrectionNotice): Fact {
  return fact(CorrectionMade, noticeOf(correction, notice), [notice.authority]);
}

/** Likewise: to who raised it and who answers for it, and to each who was told. */
export function liftedFacts(
  correction: LiftedCorrection,
  notices: readonly CorrectionNotice[],
): Fact[] {
  const { raisedBy, answers, liftedBecause: because } = correction;
  const authorities = [raisedBy, answers, ...notices.map(({ authority }) => authority)];
  const payload = { ...told(correction), because };
  return [...new Set(authorities)].map((authority) => fact(CorrectionLifted, payload, [authority]));
}

/** For who gives out the keys of documents; none where it is about no document to hold back. */
export function withholdingFacts(correction: MadeCorrection | LiftedCorrection): Fact[] {
  const { id: correctionId, episodeId, aboutId: documentId, state } = correction;
  const because = withholds(correction);
  if (because === undefined || documentId === undefined) return [];
  const withheld = state === 'made';
  return [fact(CorrectionWithholds, { correctionId, episodeId, documentId, because, withheld })];
}

export function answeredFact(correction: Correction, notice: CorrectionNotice): Fact | undefined {
  const outcome = notice.answer?.outcome;
  return (
    outcome &&
    fact(CorrectionAnswered, { ...noticeOf(correction, notice), outcome }, [correction.answers])
  );
}

export function silenceFact(
  correction: Correction,
  notice: CorrectionNotice,
  step: SilenceStep,
): Fact {
  const payload = noticeOf(correction, notice);
  return step === 'remind'
    ? fact(CorrectionReminded, payload, [notice.authority])
    : fact(CorrectionOverdue, payload, [notice.authority, correction.answers]);
}

/** Who must do what now, for inboxes alone. */
export function standsFact(correction: Correction, notices: readonly CorrectionNotice[]): Fact {
  const { id: correctionId, episodeId } = correction;
  return fact(CorrectionStands, {
    correctionId,
    episodeId,
    waits: waitsOf(correction, notices),
  });
}

export function waitsOf(correction: Correction, notices: readonly CorrectionNotice[]): Waiting[] {
  const { state, answers: authority } = correction;
  if (state === 'raised') return waitsForApproval('approve_correction', authority, correction);
  if (state !== 'made') return [];
  return notices.filter(({ answer }) => !answer).flatMap((one) => waitsFor(one, authority));
}

function waitsFor(notice: CorrectionNotice, answers: string): Waiting[] {
  const { authority, dueAt, escalatedAt } = notice;
  const answering = { step: 'answer_correction', authority, dueAt } as const;
  const overdue: Waiting[] = [
    { ...answering, role: 'head_of_service' },
    { step: 'chase_correction', authority: answers, role: 'lead_caf_contact', dueAt },
  ];
  return [
    { ...answering, role: 'lead_caf_contact' },
    ...(escalatedAt === undefined ? [] : overdue),
  ];
}

function noticeOf(correction: Correction, { authority, dueAt }: CorrectionNotice) {
  return { ...told(correction), authority, dueAt };
}

function told(correction: Correction): CorrectionTold {
  const { id: correctionId, episodeId, kind, about, aboutId, field, incident } = correction;
  return {
    ...{ correctionId, episodeId, kind, about },
    ...(aboutId === undefined ? {} : { aboutId }),
    ...(field === undefined ? {} : { field }),
    ...(incident === undefined ? {} : { incident }),
  };
}
