import type { AccessRule } from './relations.js';

/** Of what boroughs that disagree ask, and their arbitrator. */
export const DISPUTE_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'dispute.answer_offer.v1': {
    relation: 'party',
    when: 'it was made to them, by a person of the rung or above it',
  },
  'dispute.answer_question.v1': {
    relation: 'party',
    when: 'it was asked of them, and they have not answered it',
  },
  'dispute.ask_question.v1': { relation: 'arbitrator', when: 'it is before them' },
  'dispute.build_evidence.v1': {
    relation: 'party',
    when: 'it shows each party what concerns that party alone',
  },
  'dispute.carry_out.v1': { relation: 'party', when: 'an outcome binds them' },
  'dispute.decide.v1': { relation: 'arbitrator', when: 'it is before them' },
  'dispute.declare_conflict.v1': { relation: 'arbitrator', when: 'it is before them' },
  'dispute.escalate.v1': {
    relation: 'party',
    when: 'it is on a rung below arbitration, by a person of that rung',
  },
  'dispute.gather_record.v1': {
    relation: 'services',
    when: 'for a family that asked; in full where the authority that answers is a party',
  },
  'dispute.leave_for_safeguarding.v1': {
    relation: 'arbitrator',
    when: 'it has not ended; also for its parties',
  },
  'dispute.list.v1': { relation: 'party' },
  'dispute.list_actors.v1': { relation: 'party', when: 'of their own authority alone' },
  'dispute.make_offer.v1': { relation: 'party', when: 'by a person of the rung or above it' },
  'dispute.open.v1': {
    relation: 'counterpart',
    when: 'a transfer it names is one of the episode, to which they are a party',
  },
  'dispute.read.v1': {
    relation: 'arbitrator',
    when: 'also at its parties, for who works with the child or answers for the authority',
  },
  'dispute.read_bundle.v1': { relation: 'arbitrator', when: 'in office, until it has ended' },
  'dispute.reopen.v1': {
    relation: 'party',
    when: 'once, within the window after its outcome; the outcome stands meanwhile; not by who took theirs back',
  },
  'outcome.list.v1': { relation: 'own', when: 'what they decided themselves as an arbitrator' },
  'dispute.withdraw.v1': {
    relation: 'party',
    when: 'by the authority that opened it, by a person of the rung or above it, before there is an outcome; a reopening by the authority that reopened it, by who may reopen',
  },
  'dispute.write_statement.v1': {
    relation: 'party',
    when: 'it has no outcome yet; a statement submitted stays as it is',
  },
};
