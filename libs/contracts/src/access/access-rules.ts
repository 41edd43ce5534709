import { findMemberMessage } from '../catalogue/index.js';
import { type Role, ROLES } from '../roles.js';
import { DISPUTE_ACCESS_RULES } from './dispute-access-rules.js';
import { LEADING_ACCESS_RULES } from './leading-access-rules.js';
import { LABEL_ACCESS_RULES } from './label-access-rules.js';
import { LEDGER_ACCESS_RULES } from './ledger-access-rules.js';
import { LOOKUP_ACCESS_RULES } from './lookup-access-rules.js';
import { PLANNING_ACCESS_RULES } from './planning-access-rules.js';
import { PROVISION_ACCESS_RULES } from './provision-access-rules.js';
import type { AccessRule } from './relations.js';
import { findRoute } from './routes.js';
import { SAFETY_ACCESS_RULES } from './safety-access-rules.js';
import { STAFF_ACCESS_RULES } from './staff-access-rules.js';
import { TEAM_ACCESS_RULES } from './team-access-rules.js';

/**
 * Every request, by type: on what, and when. Who is said by the roles of its definition; all else
 * is denied.
 */
export const ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  ...DISPUTE_ACCESS_RULES,
  ...LEADING_ACCESS_RULES,
  ...LEDGER_ACCESS_RULES,
  ...LABEL_ACCESS_RULES,
  ...STAFF_ACCESS_RULES,
  ...TEAM_ACCESS_RULES,
  'authority.matrix.v1': { relation: 'operations' },
  'broker.read.v1': { relation: 'operations' },
  'consent.acknowledge.v1': {
    relation: 'counterpart',
    when: 'what was said waits for them, or for somebody of whom they are the lead CAF contact',
  },
  'consent.decide.v1': { relation: 'counterpart' },
  'consent.list.v1': { relation: 'told' },
  'consent.preview.v1': {
    relation: 'counterpart',
    when: 'or who would name an episode to come first, and may record what is tried',
  },
  'consent.read.v1': { relation: 'told' },
  'consent.read_sharing_matrix.v1': { relation: 'counterpart' },
  'consent.read_sharing_register.v1': { relation: 'counterpart' },
  'consent.record.v1': {
    relation: 'counterpart',
    when: 'or who names an episode to come first; that a family agrees is said by who works with the child; the giver may decide, with a purpose, for known recipients, before its expiry',
  },
  'consent.release_record.v1': {
    relation: 'services',
    when: 'a consent in force covers who takes over',
  },
  'consent.withdraw.v1': {
    relation: 'told',
    when: 'it was not recalled from them, or they have a part in the episode',
  },
  'content.erase.v1': {
    relation: 'recorder',
    when: 'no consent is in force, or the reason outweighs it; nobody holds it, or a court orders it',
  },
  'content.list_erasures.v1': { relation: 'own' },
  'content_key.issue.v1': {
    relation: 'services',
    when: 'a consent in force reaches who adds the content',
  },
  'content_key.open.v1': { relation: 'services', when: 'it is for who added the content' },
  'conversation.read.v1': { relation: 'operations' },
  'dead_letter.discard.v1': { relation: 'operations', when: 'with a reason' },
  'dead_letter.list.v1': { relation: 'operations' },
  'dead_letter.read.v1': { relation: 'operations' },
  'delivery.confirm.v1': { relation: 'own' },
  'directory.change_authority.v1': {
    relation: 'keeper',
    when: 'on the version that was read, with people of its own',
  },
  'directory.check_code.v1': { relation: 'services' },
  'directory.check_password.v1': { relation: 'services' },
  'directory.confirm_authority.v1': { relation: 'keeper' },
  'directory.find_arbitrators.v1': { relation: 'services' },
  'directory.find_client.v1': { relation: 'services' },
  'directory.find_person.v1': { relation: 'services' },
  'directory.find_services.v1': { relation: 'anybody' },
  'directory.list_authorities.v1': { relation: 'anybody' },
  'directory.read_authority.v1': { relation: 'anybody' },
  'directory.read_service.v1': { relation: 'anybody' },
  'directory.set_absence.v1': {
    relation: 'keeper',
    when: 'for a person of its own; a practitioner for themselves',
  },
  'document.hold.v1': { relation: 'counterpart', when: 'a consent in force reaches who adds it' },
  'document.hold_version.v1': {
    relation: 'recorder',
    when: 'a consent in force reaches who adds it',
  },
  'document.list.v1': { relation: 'counterpart' },
  'document.read_for_subject.v1': {
    relation: 'services',
    when: 'for a family that asked, with the key of its content',
  },
  'document.read.v1': { relation: 'counterpart' },
  'double_start.acknowledge.v1': { relation: 'party' },
  'double_start.read.v1': { relation: 'party' },
  'endpoint.read.v1': { relation: 'operations' },
  'episode.find_hidden.v1': { relation: 'services' },
  'episode.find_lookups_in_use.v1': { relation: 'services' },
  'episode.gather_record.v1': {
    relation: 'services',
    when: 'for a family that asked an authority with a part in the episode',
  },
  'episode.list_hidden.v1': { relation: 'services' },
  'episode.list_people_changes.v1': { relation: 'services' },
  'episode.list.v1': { relation: 'counterpart' },
  'episode.read.v1': { relation: 'counterpart' },
  'episode.read_history.v1': { relation: 'counterpart' },
  'episode.settle_start.v1': { relation: 'services' },
  'episode.start.v1': {
    relation: 'own',
    when: 'under its own consent in force, on an episode that it named first, after its own lookup',
  },
  'episode.undo_step.v1': {
    relation: 'counterpart',
    when: 'they took the last step themselves, at most a working day ago, and nothing has happened since, on the version that was read',
  },
  'episode.take_step.v1': {
    relation: 'counterpart',
    when: 'the state allows it, on the version that was read',
  },
  'failure.groups.v1': { relation: 'operations' },
  'found_answer.acknowledge.v1': { relation: 'holder', when: 'what was found is theirs' },
  'found_answer.read.v1': { relation: 'party' },
  'feed.end.v1': { relation: 'keeper' },
  'feed.change.v1': { relation: 'keeper' },
  'feed.confirm.v1': { relation: 'keeper' },
  'feed.list.v1': { relation: 'anybody' },
  'feed.list_duplicates.v1': { relation: 'anybody' },
  'feed.list_pulls.v1': { relation: 'anybody' },
  'feed.list_unknown_needs.v1': { relation: 'anybody' },
  'feed.pull.v1': { relation: 'keeper' },
  'feed.read.v1': { relation: 'anybody' },
  'feed.read_pull.v1': { relation: 'anybody' },
  'feed.register.v1': { relation: 'own' },
  'inbox.count.v1': { relation: 'own' },
  'inbox.list_waits.v1': { relation: 'told' },
  'inbox.read.v1': { relation: 'own' },
  'journey.find.v1': { relation: 'services' },
  ...LOOKUP_ACCESS_RULES,
  ...PLANNING_ACCESS_RULES,
  ...PROVISION_ACCESS_RULES,
  'message.find.v1': { relation: 'operations' },
  'message.read.v1': { relation: 'operations' },
  'notification.tell_sender.v1': { relation: 'services' },
  'override.list.v1': { relation: 'party' },
  'override.make.v1': {
    relation: 'counterpart',
    when: 'for danger to life and significant harm always; else if none of its own was found unjustified within 30 days',
  },
  'override.read.v1': { relation: 'party' },
  'override.review.v1': { relation: 'reviewer', when: 'it waits' },
  'person.find_team.v1': { relation: 'services' },
  'person.list.v1': {
    relation: 'anybody',
    when: 'of another authority by name or role',
  },
  'person.name_some.v1': { relation: 'services' },
  'person.read.v1': { relation: 'anybody' },
  'person.read_own.v1': { relation: 'own' },
  'pointer.publish.v1': { relation: 'own', when: 'it does not answer lookups live' },
  'pointer.withdraw.v1': { relation: 'own' },
  'projection.read.v1': { relation: 'operations' },
  'projection.rebuild.v1': { relation: 'operations' },
  ...SAFETY_ACCESS_RULES,
  'recall.answer.v1': { relation: 'holder' },
  'recall.list.v1': { relation: 'told' },
  'recall.read.v1': { relation: 'told' },
  'receipt_key.read.v1': { relation: 'anybody' },
  'reconciliation.begin.v1': { relation: 'own' },
  'reconciliation.complete.v1': { relation: 'own', when: 'all parts are here' },
  'reconciliation.read.v1': { relation: 'own' },
  'release.hand_over.v1': {
    relation: 'services',
    when: 'consent or an override permits it in this instant',
  },
  'release.pass_content.v1': {
    relation: 'services',
    when: 'it is for who holds the content, while consent or an override permits it',
  },
  'release.read.v1': { relation: 'party' },
  'release.request.v1': { relation: 'counterpart', when: 'consent or an override permits it' },
  'replay.approve.v1': { relation: 'operations', when: 'by another person than who requested it' },
  'replay.continue.v1': { relation: 'operations' },
  'replay.list.v1': { relation: 'operations' },
  'replay.read.v1': { relation: 'operations' },
  'replay.request.v1': { relation: 'operations', when: 'with a reason' },
  'replay.stop.v1': { relation: 'operations' },
  'reminder.list_bounces.v1': { relation: 'own' },
  'reminder.read.v1': { relation: 'own' },
  'reminder.set.v1': {
    relation: 'own',
    when: 'a digest falls outside the quiet hours on each working day',
  },
  'report.agencies.v1': { relation: 'own' },
  'report.disputes.v1': { relation: 'own' },
  'report.episodes.v1': { relation: 'own' },
  'report.overdue.v1': { relation: 'own' },
  'report.places.v1': { relation: 'own' },
  'report.transfers.v1': { relation: 'own' },
  'report.unmet_needs.v1': { relation: 'own' },
  'retention.end_hold.v1': { relation: 'counterpart', when: 'it is their own hold' },
  'retention.hold.v1': { relation: 'counterpart', when: 'before its content is erased' },
  'retention.read.v1': { relation: 'counterpart' },
  'saga.board.v1': { relation: 'operations' },
  'service_state.list.v1': { relation: 'operations' },
  'stuck.read.v1': { relation: 'operations' },
  'subject_access.approve.v1': {
    relation: 'own',
    when: 'by another person than who marked what to withhold',
  },
  'subject_access.list.v1': { relation: 'own' },
  'subject_access.list_items.v1': { relation: 'own', when: 'until the bundle is signed' },
  'subject_access.open.v1': { relation: 'counterpart' },
  'subject_access.read.v1': { relation: 'own' },
  'subject_access.read_bundle.v1': { relation: 'own', when: 'two persons agreed on it' },
  'subject_access.read_page.v1': { relation: 'own', when: 'two persons agreed on it' },
  'subject_access.redact.v1': {
    relation: 'own',
    when: 'on the version that was read, before it is signed',
  },
  'transfer.accept.v1': {
    relation: 'party',
    when: 'by the person nominated, on the version that was read',
  },
  'transfer.cancel.v1': { relation: 'party', when: 'by the proposing authority, while it is open' },
  'transfer.decline.v1': {
    relation: 'party',
    when: 'by the receiving authority before it accepts, but where the outcome of a dispute ordered it',
  },
  'transfer.list.v1': { relation: 'party' },
  'transfer.nominate.v1': {
    relation: 'party',
    when: 'by the receiving authority, once the family’s view is recorded',
  },
  'transfer.overrule_family.v1': {
    relation: 'party',
    when: 'by the proposing authority, where the family said no and was told why it goes on',
  },
  'transfer.propose.v1': {
    relation: 'counterpart',
    when: 'by the authority of the Lead Professional, to itself or under a consent that covers the receiving one',
  },
  'transfer.read.v1': { relation: 'party' },
  'transfer.receive_pack.v1': {
    relation: 'party',
    when: 'by the receiving authority, with the digest of the pack',
  },
  'transfer.record_family_view.v1': {
    relation: 'party',
    when: 'by the proposing authority, where the family had not been asked',
  },
  'transfer.release_pack.v1': {
    relation: 'party',
    when: 'by the receiving authority once it accepted, while a consent in force covers it',
  },
};

/**
 * Roles that may make a request or take a route at all. Whoever is to be refused and recorded by
 * the service is none of them.
 */
export function rolesFor(type: string): readonly Role[] {
  const route = findRoute(type);
  if (route) return route.roles;
  const message = findMemberMessage(type);
  if (!message || message.kind === 'event') return [];
  if (ACCESS_RULES[type]?.relation === 'operations') return ['hub_operations'];
  return ROLES.filter((role) => message.roles.includes(role));
}
