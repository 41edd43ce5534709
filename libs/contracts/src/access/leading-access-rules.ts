import type { AccessRule } from './relations.js';

/** Of who leads a case, beside transfers. */
export const LEADING_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'caseload.cover.v1': {
    relation: 'own',
    when: 'they lead the cases, or are lead CAF contact or manager of the authority that does, and nobody is named for all already; each case is decided as if they asked for it',
  },
  'caseload_cover.end.v1': {
    relation: 'own',
    when: 'they lead the cases, or are lead CAF contact or manager of the authority that does, and it has not ended',
  },
  'caseload_cover.list.v1': {
    relation: 'own',
    when: 'they lead the cases or stand in, or are lead CAF contact or manager of the authority that does',
  },
  'caseload.hand_on.v1': {
    relation: 'own',
    when: 'for each case that the person named leads, and the successor is of the same authority',
  },
  'caseload.list.v1': { relation: 'own', when: 'of cases that are not hidden from them' },
  'lead_cover.end.v1': {
    relation: 'counterpart',
    when: 'they lead, or are lead CAF contact or manager of the authority that does, and it has not ended',
  },
  'lead_cover.list.v1': { relation: 'counterpart' },
  'lead_request.answer.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and it was not answered yet',
  },
  'lead_request.list.v1': { relation: 'counterpart' },
  'lead_request.make.v1': {
    relation: 'counterpart',
    when: 'they work with the child for another authority than that which leads, once until it is answered',
  },
  'lead_request.withdraw.v1': {
    relation: 'counterpart',
    when: 'their authority asked, and nobody has answered yet',
  },
  'move_offer.answer.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and the child has moved elsewhere',
  },
  'move_offer.read.v1': { relation: 'counterpart' },
  'outside_hand_over.list.v1': { relation: 'counterpart' },
  'outside_hand_over.open.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'outside_hand_over.record_family_view.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'outside_hand_over.overrule_family.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'outside_hand_over.make_pack.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'outside_hand_over.send.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'outside_hand_over.receive.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'outside_hand_over.cancel.v1': {
    relation: 'counterpart',
    when: 'their authority leads, and its turn has come',
  },
  'lead_cover.name.v1': {
    relation: 'counterpart',
    when: 'they lead, or are lead CAF contact or manager of the authority that does, and nobody is named already',
  },
};
