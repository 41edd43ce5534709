import type { AccessRule } from './relations.js';

/** Of the team around a child. */
export const TEAM_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'episode.add_team_member.v1': {
    relation: 'counterpart',
    when: 'a consent in force lets their authority join',
  },
  'episode.add_contact.v1': { relation: 'counterpart', when: 'they work with the child' },
  'episode.end_contact.v1': { relation: 'counterpart', when: 'they work with the child' },
  'episode.name_coordinator.v1': {
    relation: 'counterpart',
    when: 'they lead, coordinate or answer for the case, and a consent in force lets that authority join',
  },
  'episode.end_coordinator.v1': {
    relation: 'counterpart',
    when: 'they lead, coordinate or answer for the case',
  },
  'episode.record_needs.v1': { relation: 'counterpart', when: 'they work with the child' },
  'episode.end_team_member.v1': {
    relation: 'counterpart',
    when: 'the membership is theirs, or they lead, or are lead CAF contact of who leads or of the member',
  },
  'team_notice.acknowledge.v1': {
    relation: 'counterpart',
    when: 'they work with the child, and it was written to them',
  },
  'team_notice.list.v1': { relation: 'counterpart', when: 'they work with the child' },
  'team_notice.write.v1': { relation: 'counterpart', when: 'they lead or coordinate' },
  'team_invitation.answer.v1': {
    relation: 'counterpart',
    when: 'or who is invited; they are invited by name, and nobody has answered yet',
  },
  'team_invitation.list.v1': { relation: 'counterpart' },
  'team_invitation.make.v1': {
    relation: 'counterpart',
    when: 'they lead, or answer for the case, and a consent in force lets that authority join',
  },
  'team_invitation.read.v1': {
    relation: 'counterpart',
    when: 'or who is invited, and their lead CAF contact',
  },
  'team_invitation.withdraw.v1': {
    relation: 'counterpart',
    when: 'they lead, or answer for the case, and nobody has answered yet',
  },
};
