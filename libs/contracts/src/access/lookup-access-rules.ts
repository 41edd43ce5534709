import type { AccessRule } from './relations.js';

/** Requests about lookups, and about what is asked after them. */
export const LOOKUP_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'age.acknowledge.v1': {
    relation: 'party',
    when: 'by who leads the episode, or their lead CAF contact',
  },
  'join_request.acknowledge.v1': { relation: 'party', when: 'by who asked' },
  'join_request.answer.v1': {
    relation: 'party',
    when: 'by who leads, or above them by whom it has reached, until it is closed',
  },
  'join_request.list.v1': { relation: 'party' },
  'join_request.list_of_lookup.v1': { relation: 'own' },
  'join_request.make.v1': {
    relation: 'own',
    when: 'by who may start after the lookup, about a record that it shows',
  },
  'join_request.read.v1': { relation: 'party' },
  'late_answer.acknowledge.v1': {
    relation: 'party',
    when: 'by who leads the episode, or their lead CAF contact',
  },
  'late_answer.read.v1': {
    relation: 'party',
    when: 'by who leads the episode, or their lead CAF contact',
  },
  'lookup.acknowledge.v1': { relation: 'own', when: 'by who asked' },
  'lookup.check_asker.v1': { relation: 'services', when: 'in the name of who asked' },
  'lookup.claim.v1': {
    relation: 'services',
    when: 'it is the asker’s own, or they were named for it',
  },
  'lookup.read_age.v1': { relation: 'services', when: 'it is of their authority' },
  'lookup.gather_record.v1': {
    relation: 'services',
    when: 'episode-service gathers what a family asked to see',
  },
  'lookup.list.v1': {
    relation: 'own',
    when: 'their own; those of others by a lead CAF contact',
  },
  'lookup.name_colleague.v1': {
    relation: 'own',
    when: 'by its asker, or a lead CAF contact',
  },
  'lookup.read.v1': { relation: 'own' },
  'lookup.start.v1': {
    relation: 'own',
    when: 'within the limits; verified, or confirmed by the lead CAF contact',
  },
  'lookup.withdraw.v1': { relation: 'own' },
  'lookup_confirmation.decide.v1': { relation: 'own', when: 'within the time' },
  'lookup_confirmation.list.v1': { relation: 'own' },
  'lookup_coverage.list.v1': { relation: 'anybody' },
  'lookup_enquiry.answer.v1': { relation: 'own', when: 'it was asked' },
  'lookup_federation.join.v1': { relation: 'own' },
  'lookup_federation.leave.v1': { relation: 'own' },
  'lookup_question.answer.v1': { relation: 'own', when: 'it waits' },
  'lookup_question.list.v1': { relation: 'own' },
  'lookup_review.decide.v1': { relation: 'reviewer', when: 'it waits' },
  'lookup_review.list.v1': { relation: 'reviewer' },
  'social_care.answer.v1': { relation: 'own', when: 'it was asked' },
  'social_care.join.v1': { relation: 'own' },
  'social_care.leave.v1': { relation: 'own' },
};
