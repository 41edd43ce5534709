import type { AccessRule } from './relations.js';

/** Of what is asked to keep a child safe. */
export const SAFETY_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'external_link.list.v1': { relation: 'counterpart' },
  'external_link.note.v1': {
    relation: 'counterpart',
    when: 'it is of the caller’s own authority, who works with the child',
  },
  'referral.answer.v1': {
    relation: 'party',
    when: 'their social care was asked and has not answered, on the version that was read',
  },
  'referral.close.v1': {
    relation: 'party',
    when: 'their social care accepted it, on the version that was read',
  },
  'shield.lift.v1': {
    relation: 'counterpart',
    when: 'it is shielded, on the version that was read',
  },
  'shield.set.v1': {
    relation: 'counterpart',
    when: 'nobody named leads it, or is about to, on the version that was read',
  },
  'referral.read.v1': { relation: 'party', when: 'also for the counterparts of the episode' },
};
