import type { InboxItem } from '@hub/contracts/notification';

type Workflow = InboxItem['workflow'];
type Step = InboxItem['step'];

/** What is to be done, and why, for each thing that can wait. */
export const WORDS: Readonly<Record<Step, { readonly title: string; readonly why: string }>> = {
  record_family_view: {
    title: 'Record what the family thinks of the new lead',
    why: 'Nobody can be named as the next lead before.',
  },
  answer_family_no: {
    title: 'The family says no to the new lead',
    why: 'It stands still until you say why it goes on, and have told them.',
  },
  nominate: {
    title: 'Name who takes over the lead',
    why: 'Another borough asks yours to take the lead over.',
  },
  accept_transfer: {
    title: 'Say whether you take over the lead',
    why: 'You were named as the next lead professional.',
  },
  receive_pack: {
    title: 'Confirm that the hand-over pack has arrived',
    why: 'You lead from the moment when you confirm it.',
  },
  answer_dispute: {
    title: 'Answer in a disagreement',
    why: 'Without an answer it goes to more senior people.',
  },
  answer_offer: {
    title: 'Answer an offer in a disagreement',
    why: 'Another borough has made a proposal.',
  },
  decide_dispute: { title: 'Decide a disagreement', why: 'You were appointed as arbitrator.' },
  answer_question: {
    title: 'Answer the arbitrator',
    why: 'The arbitrator of a disagreement asks your borough something.',
  },
  read_family_no: {
    title: 'Read that the family says no',
    why: 'You decided who is to lead. Your decision stands.',
  },
  carry_out_outcome: {
    title: 'Carry out what was decided',
    why: 'Do your borough’s part, then confirm it.',
  },
  confirm_contacts: {
    title: 'Confirm your borough’s contacts',
    why: 'Nobody has confirmed them for 90 days.',
  },
  review_override: {
    title: 'Check a decision to share without consent',
    why: 'Another borough shared in the public interest.',
  },
  look_at_override: {
    title: 'Read what was shared without consent',
    why: 'Your borough shared again, after an earlier time was found wrong.',
  },
  renew_consent: {
    title: 'Ask the family again: consent runs out',
    why: 'The work with the child stops when consent ends.',
  },
  look_at_consent: {
    title: 'Read what the family said',
    why: 'They said it in another borough or to a colleague, or the case is being reviewed.',
  },
  look_at_start: {
    title: 'Read of an assessment that started elsewhere',
    why: 'It started although one of yours was found. Ring who asked.',
  },
  look_at_double_start: {
    title: 'Two assessments of one child: speak to each other',
    why: 'The first one stands.',
  },
  look_at_late_answer: {
    title: 'Read an answer that came late',
    why: 'A borough was silent when the assessment began.',
  },
  answer_referral: {
    title: 'Say whether social care takes the child on',
    why: 'You have one working day.',
  },
  chase_referral: {
    title: 'Ask social care for an answer',
    why: 'The other team has not answered in time.',
  },
  answer_join_request: {
    title: 'Answer somebody who wants to join the team, or to be rung',
    why: 'They looked the child up and found a case that your borough leads.',
  },
  read_join_answer: {
    title: 'Read the answer to your request to join',
    why: 'Whoever leads the case has answered.',
  },
  approve_correction: {
    title: 'Say whether a record is wrong',
    why: 'Somebody says so of a record of your borough.',
  },
  answer_correction: {
    title: 'Say what you did about a correction',
    why: 'Delete what your borough was told wrongly, or say why it keeps it.',
  },
  assess_breach: {
    title: 'Say how likely harm is',
    why: 'Personal data may have come to people who should not have it.',
  },
  decide_breach: {
    title: 'Decide whether the regulator is told',
    why: 'Personal data came to people who should not have it. There are 72 hours.',
  },
  tell_family_of_breach: {
    title: 'Tell the family',
    why: 'Others learnt of them who should not have. Say how you told them, or why you do not.',
  },
  chase_correction: {
    title: 'Ask who has not answered a correction',
    why: 'Another borough has not said what it did.',
  },
  approve_merge: {
    title: 'Say whether two cases are of one child',
    why: 'Somebody who works with both says so. One began in your borough.',
  },
  approve_split: {
    title: 'Say whether two children are in one case',
    why: 'Somebody who works with it says so. One began in your borough.',
  },
  confirm_lookup: {
    title: 'Say whether a colleague may look a child up',
    why: 'Your borough has not verified them yet. Nothing is looked through before you say yes.',
  },
  answer_lookup_question: {
    title: 'Say whether it is the same child',
    why: 'Another borough looks a child up who comes near one of yours.',
  },
  contact_asker: {
    title: 'Ring the borough that asks about the same child',
    why: 'They see nothing of your record. Say when you have spoken.',
  },
  review_lookup: {
    title: 'Check the reason of another borough’s lookup',
    why: 'You were drawn to look at it.',
  },
  read_lookup_answer: {
    title: 'Read the answer to your lookup',
    why: 'Somebody has answered since you asked.',
  },
  answer_recall: {
    title: 'Say what you did after a consent ended',
    why: 'Delete what was shared, or say why your borough keeps it.',
  },
  chase_recall: {
    title: 'Ask who has not answered a recall',
    why: 'A consent ended, and another borough has not said what it did.',
  },
  look_through_record: {
    title: 'Look through a family’s record before it sees it',
    why: 'The family asked what is on record.',
  },
  approve_record: {
    title: 'Approve what a family will see',
    why: 'A colleague marked what is withheld. A second person must agree.',
  },
  review_plan: {
    title: 'Review the plan with the team and the family',
    why: 'Then record the next date.',
  },
  ask_young_person: {
    title: 'Ask the young person themselves',
    why: 'They turn 16 this month. Record what they say about sharing.',
  },
  prepare_for_18: {
    title: 'Prepare for 18 with the young person',
    why: 'They are seventeen and a half. This work ends when they are 18.',
  },
  end_at_18: {
    title: 'Close the case of a young person who turns 18',
    why: 'They are an adult this month. Say who supports them now.',
  },
  answer_invitation: {
    title: 'Say whether you come to a review',
    why: 'The whole team is invited.',
  },
  record_review: {
    title: 'Say who was at the review',
    why: 'Then complete it with the next date.',
  },
  answer_recommendation: {
    title: 'Answer what was recommended to you',
    why: 'You lead the case. Say whether you follow it.',
  },
  answer_lead_request: {
    title: 'Answer a borough that asks to lead a case',
    why: 'You lead it. Offer the lead to them, or say why not.',
  },
  consider_hand_over: {
    title: 'Think about handing a case over: the child has moved',
    why: 'Offer the lead to the borough where the child lives now, or say why you keep it.',
  },
  send_pack_outside: {
    title: 'Send a case to a place outside London',
    why: 'The child has moved there. Print the pack, or put it into secure mail.',
  },
  confirm_outside_receipt: {
    title: 'Say who outside London has the case',
    why: 'Ring them. Then the case ends here.',
  },
  look_at_developments: {
    title: 'Look at what others did in a case you lead',
    why: 'Then say that you have read it.',
  },
  read_notice: {
    title: 'Read what the team is told',
    why: 'Whoever leads or coordinates a case wrote to you.',
  },
  name_lead: {
    title: 'Name another lead for a case',
    why: 'Whoever led it does not work here any more.',
  },
  name_cover: {
    title: 'Name who stands in for a lead professional',
    why: 'Whoever stood in does not work here any more. Or say that the lead professional is back.',
  },
  name_coordinator: {
    title: 'Name another coordinator for a case',
    why: 'Whoever coordinated it does not work there any more.',
  },
  renew_post_offer: {
    title: 'Offer a post again, or take it back',
    why: 'Whoever was said to hold it as well has not answered in time.',
  },
  answer_team_invitation: {
    title: 'Say whether you join a team',
    why: 'Whoever leads a case asks you to work with a child.',
  },
  answer_service_request: {
    title: 'Say whether you can give a service',
    why: 'Another borough asks for it for a child.',
  },
};

/** Pages that there are, by what waits: `*` stands for its id. */
const PAGES: Partial<Record<Workflow, string>> = {
  join_request: '/join-requests/*',
  transfer: '/hand-overs/*',
  dispute: '/disputes/*',
  correction: '/corrections/*',
  override: '/overrides/*',
  contacts: '/our-contacts',
  breach: '/corrections/*/breach',
  recall: '/consents/*/recall',
  subject_access: '/family-requests/*',
  lookup_confirmation: '/questions/reasons/*',
  lookup_answer: '/lookups/*',
  lookup_question: '/questions/children/*',
  service_request: '/requests/*',
  merge: '/merges/*',
  split: '/splits/*',
  development: '/cases/*/news',
  referral: '/social-care/*',
  post_offer: '/our-staff/*',
};

/**
 * The same by what is to be done, for what stands with its case: `*` is the case’s id, `+` its own.
 */
const PAGES_OF_STEPS: Partial<Record<Step, string>> = {
  ask_young_person: '/cases/*/ages/turns_16',
  prepare_for_18: '/cases/*/ages/turns_17_and_half',
  end_at_18: '/cases/*/ages/turns_18',
  review_plan: '/cases/*/next',
  answer_invitation: '/cases/*/reviews',
  record_review: '/cases/*/reviews',
  answer_recommendation: '/cases/*/reviews',
  answer_team_invitation: '/cases/*/invitations/+',
  name_coordinator: '/cases/*/team',
  read_notice: '/cases/*/notices/+/read',
};

/** And by what kind of thing waits. */
const PAGES_OF_CASES: Partial<Record<Workflow, string>> = {
  lead_gone: '/cases/*/lead',
  lead_request: '/cases/*/lead',
  move_offer: '/cases/*/lead',
  outside_hand_over: '/cases/*/out-of-london',
};

/** Where it is done: its own page, the case it is about, or nowhere yet. */
export function pageOf({ workflow, step, subject, episodeId }: InboxItem): string | undefined {
  const ofCase = PAGES_OF_CASES[workflow] ?? PAGES_OF_STEPS[step];
  if (ofCase !== undefined && episodeId !== undefined)
    return ofCase.replace('*', episodeId).replace('+', subject);
  const own = PAGES[workflow];
  if (own !== undefined) return own.replace('*', subject);
  return episodeId === undefined ? undefined : `/cases/${episodeId}`;
}
