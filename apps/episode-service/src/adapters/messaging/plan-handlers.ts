import * as messages from '@hub/contracts/planning';
import { answer, type Handler } from '@hub/service-host';
import type { LookAtDevelopments } from '../../application/planning/look-at-developments.js';
import type { ReadPlan } from '../../application/planning/read-plan.js';
import type { WorkOnPlan } from '../../application/planning/work-on-plan.js';

/** What is asked about plans. */
export function planHandlers({
  plans,
  reading,
  developments,
}: {
  readonly plans: WorkOnPlan;
  readonly reading: ReadPlan;
  readonly developments: LookAtDevelopments;
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
  ];
}
