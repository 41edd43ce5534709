import * as messages from '@hub/contracts/planning';
import { answer, type Handler } from '@hub/service-host';
import type { HoldReview } from '../../application/planning/hold-review.js';
import type { Recommend } from '../../application/planning/recommend.js';
import type { Continuum } from '../../domain/planning/continuum.js';
import type { SpecialistAssessments } from '../../domain/specialist-assessments.js';
import type { LookAtDevelopments } from '../../application/planning/look-at-developments.js';
import type { ReadPlan } from '../../application/planning/read-plan.js';
import type { WorkOnPlan } from '../../application/planning/work-on-plan.js';

/** What is asked about plans. */
export function planHandlers({
  plans,
  reading,
  developments,
  reviews,
  recommending,
  continuum,
  assessments,
}: {
  readonly plans: WorkOnPlan;
  readonly reading: ReadPlan;
  readonly developments: LookAtDevelopments;
  readonly reviews: HoldReview;
  readonly recommending: Recommend;
  readonly continuum: Continuum;
  readonly assessments: SpecialistAssessments;
}): Handler[] {
  return [
    answer(messages.AddPlanAction, (payload, context) => plans.add(payload, context)),
    answer(messages.ChangePlanAction, (payload, context) => plans.progress(payload, context)),
    answer(messages.RecordPlanAgreement, (payload, context) => plans.agreement(payload, context)),
    answer(messages.ReadPlan, (payload, context) => reading.execute(payload, context)),
    answer(messages.ListDevelopments, (payload, context) => developments.list(payload, context)),
    answer(messages.AcknowledgeDevelopments, (payload, context) =>
      developments.acknowledge(payload, context),
    ),
    answer(messages.ReadContinuum, () => Promise.resolve(continuum)),
    answer(messages.ListSpecialistAssessments, () => Promise.resolve(assessments)),
    answer(messages.ListReviewMeetings, (payload, context) => reviews.list(payload, context)),
    answer(messages.AnswerInvitation, (payload, context) => reviews.answer(payload, context)),
    answer(messages.RecordReviewMeeting, (payload, context) => reviews.record(payload, context)),
    answer(messages.ListRecommendations, (payload, context) => recommending.list(payload, context)),
    answer(messages.MakeRecommendation, (payload, context) => recommending.make(payload, context)),
    answer(messages.AnswerRecommendation, (payload, context) =>
      recommending.answer(payload, context),
    ),
  ];
}
