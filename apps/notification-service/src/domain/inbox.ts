import type { Envelope } from '@hub/contracts';
import { type DueSpan, type InboxItem, WORKFLOWS } from '@hub/contracts/notification';
import type { NextStep, Waiting } from '@hub/contracts/shape';
import { endOfLondonDay, londonDate } from '@hub/working-time';

/**
 * What a fact says that its workflow waits for now; it takes the place of whatever was said before.
 */
export interface Waits {
  readonly workflow: InboxItem['workflow'];
  readonly subject: string;
  readonly episodeId?: string;
  readonly at: string;
  readonly waits: readonly Waiting[];
  /** Which authorities were told of it. */
  readonly told: readonly string[];
}

/** What to do, and why; by step, as several messages wait for the same one. */
const WHY: Readonly<Record<NextStep, string>> = {
  record_family_view:
    'Ask the family what they think of the transfer, and record it: nobody can be named before.',
  answer_family_no:
    'Say why the lead passes although the family said no, once it was told; or take the proposal back.',
  nominate: 'Name the person who is to lead: it is proposed to pass the lead to your authority.',
  accept_transfer: 'Accept or decline: you were named as the next Lead Professional.',
  receive_pack: 'Fetch the hand-over pack and confirm it: the role passes with your receipt.',
  answer_dispute:
    'Answer with a statement or an offer, before the dispute climbs to the next rung.',
  answer_offer: 'Accept or reject the offer of another party.',
  decide_dispute:
    'Decide with reasons, or declare a conflict of interest: you were appointed arbitrator.',
  confirm_contacts: 'Confirm your authority’s contacts, or change them: nobody has for 90 days.',
  review_override:
    'Say whether it was justified: another authority shared without consent, in the public interest.',
  look_at_override:
    'Look at it now: your authority shared without consent again, after an earlier time was found unjustified.',
  renew_consent:
    'Ask the family whether it still agrees, and record what it says: its consent ends soon, and the episode stops with it.',
  look_at_consent:
    'Look at what the family said about sharing: it said so at another authority or to a colleague, or its case is being reviewed.',
  look_at_start:
    'Look at it, and ring who asked: another assessment has started although theirs found one of yours.',
  look_at_double_start:
    'Ring the other authority: two assessments were to start for one child, and the first stands.',
  look_at_late_answer:
    'Look at it: an authority that was silent when the assessment began has answered, or is asked no more.',
  answer_referral:
    'Say whether social care takes the child on: your authority was asked, and has one working day.',
  chase_referral: 'Ring the other social care team: it has not answered your referral in time.',
  answer_join_request:
    'Answer who asks to join the team, or to be rung: their lookup found a case that your authority leads.',
  read_join_answer: 'Read what was answered to your request to join the team, or to be rung.',
  approve_correction:
    'Say whether it is wrong: somebody says so of a record that your authority answers for.',
  answer_correction:
    'Delete what your authority was told wrongly, or say on what ground it keeps it.',
  answer_service_request:
    'Say whether your authority can give the service that another one asks for: accept, decline, or put on the list.',
  chase_correction: 'Ring the other authority: it has not said what it did with what was wrong.',
  assess_breach:
    'Say how likely harm is: personal data may have come to others who should not have it.',
  decide_breach:
    'Decide whether the regulator is told, within 72 hours: personal data came to others.',
  tell_family_of_breach:
    'Tell the family that others learnt of it, and say how; or say why you do not.',
  approve_merge:
    'Say whether two cases are of one child: somebody who works with both says so, and one was started at yours.',
  approve_split:
    'Say whether two children are in one case: somebody who works with it says so, and one was started at yours.',
  confirm_lookup:
    'Confirm the reason of a lookup, or refuse it: one of your people asks, and nothing is looked through before.',
  answer_lookup_question:
    'Say whether a record of yours is the child: another authority looked up, and waits for you.',
  contact_asker:
    'Ring the lead CAF contact of who asks, and say that you did: they see nothing of your record.',
  review_lookup:
    'Say whether a lookup of another authority had a legitimate reason: you were drawn to review it.',
  read_lookup_answer: 'Read it: a person has answered your lookup since you asked.',
  answer_recall:
    'Delete what was shared under a consent that ended, or say on what ground your authority keeps it.',
  chase_recall: 'Ring the holders: they have not said in time what they did after a consent ended.',
  look_through_record:
    'Look through what was gathered for a family that asked, and mark what is withheld.',
  approve_record:
    'Approve what a colleague marked for a family that asked, or send it back: a second person must.',
  review_plan: 'Review the plan with the whole team and the family, and record the next date.',
  ask_young_person:
    'Ask the young person themselves, and record what they say: they turn 16 this month.',
  prepare_for_18:
    'Prepare with the young person what follows at 18, when this work ends: they are seventeen and a half.',
  end_at_18:
    'Close the case, or say that it goes on under another law: the young person turns 18 this month.',
  answer_invitation: 'Say whether you come to the review of a plan that you are invited to.',
  record_review: 'Say who was at the review, and where the words of child and parents are.',
  answer_recommendation:
    'Say whether you follow what was recommended in a case that you lead, or why not.',
  answer_lead_request:
    'Say whether you hand the lead over to the authority that asks for it, or why not.',
  consider_hand_over:
    'Offer the lead to the authority where the child lives now, or say why it stays with you.',
  send_pack_outside:
    'Print the pack, or put it into secure mail, and say that it was sent to the authority outside London.',
  confirm_outside_receipt:
    'Ring the authority outside London, and say who there has the pack: then the case ends here.',
  answer_team_invitation:
    'Say whether you join the team around a child: whoever leads the case asks you.',
  name_coordinator:
    'Name another coordinator, or say that nobody coordinates the case: who did works there no more.',
  read_notice: 'Read what whoever leads or coordinates a case wrote to you, and say that you have.',
  renew_post_offer:
    'Offer the post again, or take it back: whoever was said to hold it has not answered in time.',
  look_at_developments: 'Look at what others did in a case that you lead, and say that you have.',
  name_lead: 'Name another Lead Professional: who led this case acts for your authority no more.',
  name_cover:
    'Name who stands in for the Lead Professional: whoever did acts for your authority no more. Or say that the Lead Professional is back.',
  answer_question: 'Answer the arbitrator’s question for your authority.',
  read_family_no:
    'Read it: the family says no to the hand-over that you ordered. Your decision stands.',
  carry_out_outcome: 'Do your authority’s part of the outcome, and confirm it.',
};

/** What a fact says about who is waited for; undefined where it is not about a workflow. */
export function waitsIn({ type, subject, time, data, recipients }: Envelope): Waits | undefined {
  const workflow = WORKFLOWS.find((one) => type.startsWith(`${one}.`));
  if (
    workflow === undefined ||
    subject === undefined ||
    typeof data !== 'object' ||
    data === null ||
    !('waits' in data)
  )
    return undefined;
  const { waits, episodeId } = data as { waits: Waiting[]; episodeId?: string };
  const told = recipients === undefined || recipients === '' ? [] : recipients.split(',');
  // Who asks is told nothing of its own request, and waits for the answer all the same.
  if ('fromAuthority' in data && typeof data.fromAuthority === 'string')
    told.push(data.fromAuthority);
  const about = { workflow, subject, at: time, waits, told };
  return episodeId === undefined ? about : { ...about, episodeId };
}

export function inboxItem(item: Omit<InboxItem, 'why' | 'path'>): InboxItem {
  return { ...item, why: WHY[item.step], path: pathOf(item) };
}

function pathOf({
  workflow,
  authority,
  subject,
  episodeId,
}: Omit<InboxItem, 'why' | 'path'>): string {
  if (workflow === 'post_offer') return `/v1/staff/${subject}`;
  if (workflow === 'contacts') return `/v1/authorities/${authority}`;
  if (workflow === 'consent' || workflow === 'consent_expiry') return `/v1/consents/${subject}`;
  if (workflow === 'breach') return `/v1/corrections/${subject}/breach`;
  if (workflow === 'recall') return `/v1/consents/${subject}/recall`;
  if (['plan_review', 'age', 'lead_gone', 'coordinator_gone'].includes(workflow))
    return `/v1/episodes/${subject}`;
  if (workflow === 'development') return `/v1/episodes/${subject}/developments`;
  if (workflow === 'team_notice') return `/v1/episodes/${String(episodeId)}/notices`;
  if (workflow === 'review_meeting') return `/v1/episodes/${String(episodeId)}/reviews`;
  if (workflow === 'lead_request') return `/v1/episodes/${String(episodeId)}/lead-requests`;
  if (workflow === 'outside_hand_over')
    return `/v1/episodes/${String(episodeId)}/outside-hand-overs`;
  if (workflow === 'move_offer') return `/v1/episodes/${subject}/move-offer`;
  if (workflow === 'team_invitation')
    return `/v1/episodes/${String(episodeId)}/team-invitations/${subject}`;
  if (workflow === 'recommendation') return `/v1/episodes/${String(episodeId)}/recommendations`;
  if (workflow === 'subject_access') return `/v1/subject-access-requests/${subject}`;
  if (workflow === 'lookup_answer') return `/v1/lookups/${subject}`;
  if (workflow.startsWith('lookup_')) return `/v1/${workflow.replace('_', '-')}s`;
  return `/v1/${workflow.replace('_', '-')}s/${subject}`;
}

/** Workflows whose subject is the episode itself. */
const OF_EPISODES: readonly InboxItem['workflow'][] = [
  'plan_review',
  'age',
  'lead_gone',
  'coordinator_gone',
  'development',
];

/** The episode that it is about. */
export function episodeOf({
  workflow,
  subject,
  episodeId,
}: Pick<InboxItem, 'workflow' | 'subject' | 'episodeId'>): string | undefined {
  return episodeId ?? (OF_EPISODES.includes(workflow) ? subject : undefined);
}

const WEEK_MS = 7 * 86_400_000;

/** Until when what is due in a span is due. */
export function dueBefore(span: DueSpan, now: string): string {
  switch (span) {
    case 'overdue':
      return now;
    case 'today':
      return endOfLondonDay(londonDate(now));
    case 'week':
      return new Date(Date.parse(now) + WEEK_MS).toISOString();
  }
}

/** Until when what is due in each span is due. */
export function dueSpans(now: string): Readonly<Record<DueSpan, string>> {
  return {
    overdue: dueBefore('overdue', now),
    today: dueBefore('today', now),
    week: dueBefore('week', now),
  };
}
