import { type Refusal, refuse } from '@hub/contracts';
import type {
  AddPlanActionPayload,
  ChangePlanActionPayload,
  PlanActionView,
  PlanAgreementView,
  PlanGap,
  RecordPlanAgreementPayload,
} from '@hub/contracts/planning';
import { londonDate } from '@hub/working-time';
import { counterpartsOf, type Episode } from '../episode.js';
import type { Document } from '../folders/document.js';

/** What an authority does in a plan; its words are in that authority’s document. */
export type PlanAction = Readonly<PlanActionView> & { readonly episodeId: string };
/** What child or parent said of the plan. */
export type PlanAgreement = Readonly<PlanAgreementView> & { readonly episodeId: string };

interface Act {
  readonly authority: string;
  readonly at: string;
}

export function addAction(
  command: AddPlanActionPayload,
  { id, authority, at }: Act & { readonly id: string },
  { episode, documents }: { readonly episode: Episode; readonly documents: readonly Document[] },
): PlanAction | Refusal {
  const { documentId, personId, by, dueOn } = command;
  if (personId !== undefined && by !== 'practitioner')
    return unfit('personId', 'goes with a practitioner alone');
  if (personId !== undefined && !worksFor(episode, { authority, personId }))
    return unfit('personId', 'neither leads nor is in the team for your authority');
  const says = documents.find((one) => one.id === documentId);
  if (says?.category !== 'action_plan' || says.authority !== authority)
    return unfit('documentId', 'is no action plan of your authority in this folder');
  if (dueOn < londonDate(at)) return unfit('dueOn', 'must not lie in the past');
  return { ...command, id, authority, state: 'planned', addedAt: at, changedAt: at };
}

/** Whose part it is says how it stands; what was done or given up may go on again. */
export function changeAction(
  action: PlanAction,
  { state, reason, dueOn }: ChangePlanActionPayload,
  { authority, at }: Act,
): PlanAction | Refusal {
  if (action.authority !== authority)
    return refuse('forbidden', 'Only the authority whose part it is says how it stands.');
  if ((state === 'not_done') !== (reason !== undefined))
    return refuse('reason_missing', 'Say why with not_done, and with nothing else.');
  if (dueOn !== undefined && dueOn < londonDate(at))
    return unfit('dueOn', 'must not lie in the past');
  const { reason: _before, ...kept } = action;
  return {
    ...kept,
    state,
    ...(reason === undefined ? {} : { reason }),
    dueOn: dueOn ?? action.dueOn,
    changedAt: at,
  };
}

export function recordAgreement(
  command: RecordPlanAgreementPayload,
  { id, authority, at }: Act & { readonly id: string },
): PlanAgreement | Refusal {
  const { answer, because, evidence, on } = command;
  const wasAsked = answer !== 'not_asked';
  if (wasAsked === (because !== undefined))
    return unfit('because', 'goes with not_asked, and with nothing else');
  if (wasAsked !== (evidence !== undefined))
    return unfit('evidence', 'goes with agrees and disagrees, and with nothing else');
  if (on > londonDate(at)) return refuse('date_in_future');
  return { ...command, id, authority, recordedAt: at };
}

/**
 * What is missing before a plan is adopted: an assessment and a plan in the folder, and the word of
 * the child or of a parent, as it was said last.
 */
export function planGaps(
  documents: readonly Document[],
  newestFirst: readonly PlanAgreement[],
): PlanGap[] {
  const lies = (category: Document['category']) =>
    documents.some((one) => one.category === category);
  const agreed = (['child', 'parent_or_carer'] as const).some(
    (side) => newestFirst.find(({ by }) => by === side)?.answer === 'agrees',
  );
  const stands: Readonly<Record<PlanGap, boolean>> = {
    assessment: lies('assessment'),
    action_plan: lies('action_plan'),
    agreement: agreed,
  };
  return (['assessment', 'action_plan', 'agreement'] as const).filter((gap) => !stands[gap]);
}

/** Authorities that lead or are in the team, and do nothing in the plan yet. */
export function withoutPart(episode: Episode, actions: readonly PlanAction[]): string[] {
  const working = [episode.lead, ...episode.team].map(({ authority }) => authority);
  return counterpartsOf(episode).filter(
    (one) => working.includes(one) && actions.every(({ authority }) => authority !== one),
  );
}

function worksFor(
  { lead, team }: Episode,
  person: { readonly authority: string; readonly personId: string },
): boolean {
  return [lead, ...team].some(
    ({ authority, personId }) => authority === person.authority && personId === person.personId,
  );
}

function unfit(field: string, message: string): Refusal {
  return refuse('plan_unfit', undefined, [{ field, message }]);
}
