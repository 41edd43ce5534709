import type { EvidenceEntry } from '@hub/contracts/ledger';
import type { RecordField, RecordItem } from '@hub/contracts/shape';

/** What was done, in words for a family. */
const WORDS: Readonly<Record<string, string>> = {
  'consent.record.v1': 'What you decided on sharing was recorded',
  'consent.withdraw.v1': 'Your consent was taken back',
  'consent.release_record.v1':
    'What you decided on sharing was passed on with a change of the Lead Professional',
  'content.erase.v1': 'What the hub held in writing was erased',
  'document.add.v1': 'A document was added',
  'document.add_version.v1': 'A document was corrected',
  'document.hold.v1': 'A document was put on record that an authority keeps itself',
  'document.hold_version.v1': 'A document that an authority keeps itself was corrected',
  'dispute.answer_offer.v1': 'An offer in a disagreement was answered',
  'dispute.build_evidence.v1': 'A side of a disagreement asked for its evidence',
  'dispute.carry_out.v1': 'A side of a disagreement did what was decided',
  'dispute.decide.v1': 'An arbitrator decided a disagreement',
  'dispute.declare_conflict.v1': 'An arbitrator stood back from a disagreement',
  'dispute.escalate.v1': 'A disagreement was taken further',
  'dispute.leave_for_safeguarding.v1':
    'A disagreement was left, because a child had to be protected at once',
  'dispute.make_offer.v1': 'An offer was made in a disagreement',
  'dispute.open.v1': 'An authority disagreed with another',
  'dispute.reopen.v1': 'A disagreement was taken up again',
  'dispute.withdraw.v1': 'A disagreement was withdrawn',
  'dispute.write_statement.v1': 'A side of a disagreement wrote a statement',
  'episode.add_team_member.v1': 'Somebody joined the Team Around the Child',
  'episode.start.v1': 'The episode was started',
  'episode.take_step.v1': 'The episode moved on',
  'lookup.start.v1': 'Somebody looked whether an assessment exists',
  'lookup.withdraw.v1': 'Somebody took back a question whether an assessment exists',
  'override.make.v1': 'Content was opened without consent, in the public interest',
  'override.review.v1': 'Another authority reviewed that content was opened without consent',
  'recall.answer.v1': 'An authority said what it did with what had been shared',
  'release.hand_over.v1': 'A document was given to another authority',
  'release.pass.v1': 'A document that an authority keeps itself was passed to another one',
  'release.pass_content.v1':
    'A document that an authority keeps itself was about to be passed to another one',
  'release.request.v1': 'Another authority asked for a document',
  'retention.end_hold.v1': 'An authority no longer needs what is on record for longer',
  'retention.hold.v1': 'An authority asked that what is on record is kept for longer',
  'retention.wake': 'The time for which content is kept was over',
  'service_request.answer.v1': 'A request for a service was answered',
  'service_request.send.v1': 'A service was asked for',
  'subject_access.approve.v1': 'What is on record was made ready for you',
  'subject_access.list_items.v1': 'What was gathered for you was looked at',
  'subject_access.open.v1': 'You asked to see what is on record',
  'subject_access.read_bundle.v1': 'The record made ready for you was fetched',
  'subject_access.read_page.v1': 'The record made ready for you was fetched as a page',
  'subject_access.redact.v1': 'What is on record was looked through for you',
  'consent.expire': 'Your consent had reached its end',
  'dispute.wake': 'The time for an answer in a disagreement went on or ran out',
  'transfer.wake': 'The time for an answer to a change of the Lead Professional went on or ran out',
  'transfer.accept.v1': 'A person accepted to become Lead Professional',
  'transfer.cancel.v1': 'A change of the Lead Professional was called off',
  'transfer.decline.v1': 'A change of the Lead Professional was declined',
  'transfer.nominate.v1': 'A person was named as the next Lead Professional',
  'transfer.propose.v1': 'A change of the Lead Professional was proposed',
  'transfer.receive_pack.v1': 'The next Lead Professional received the hand-over pack',
  'transfer.record_family_view.v1':
    'What you think of a change of the Lead Professional was recorded',
  'transfer.release_pack.v1': 'The hand-over pack was fetched',
};

interface Entry {
  readonly at: string;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly because?: string;
  readonly rule?: string;
  readonly purpose?: string;
  readonly by: { readonly authority: string; readonly personId?: string };
  readonly message: string;
  readonly concerning?: readonly string[];
}

/** Who did what, when and why, as one entry of the ledger says it; and where that can be proven. */
export function timelineItem({ index, entry }: EvidenceEntry): RecordItem {
  const { at, action, outcome, because, rule, purpose, by, message, concerning } = JSON.parse(
    entry,
  ) as Entry;
  const said = {
    'Whether it was done': outcome === 'done' ? 'done' : 'refused',
    'What for': purpose,
    Why: because,
    'By which rule': rule,
    'Who, as their authority knows them': by.personId,
    'Who was told': concerning?.join(', '),
    'Place in the ledger': String(index),
  };
  const fields: RecordField[] = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const ofTheHub = by.authority === 'hub';
  return {
    id: `timeline-${String(index)}`,
    section: 'timeline',
    title: wordsFor(action),
    at,
    ...(ofTheHub ? {} : { authority: by.authority }),
    provenBy: message,
    fields,
  };
}

/** Steps that the hub takes by its clocks have no request of their own. */
export function wordsFor(action: string): string {
  return (
    WORDS[action] ?? `By the hub itself: ${action.replace(/\.v\d+$/, '').replaceAll(/[._]/g, ' ')}`
  );
}
