import type { AccessRule } from './relations.js';

/** Of what is asked to keep a child safe. */
export const SAFETY_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'consent.find_told.v1': { relation: 'services' },
  'breach.assess.v1': { relation: 'party', when: 'they answer for what is wrong' },
  'breach.decide.v1': {
    relation: 'party',
    when: 'they answer for what is wrong, and it was assessed',
  },
  'breach.read.v1': { relation: 'party', when: 'they answer for what is wrong' },
  'breach.tell_family.v1': {
    relation: 'party',
    when: 'they answer for what is wrong, and it was assessed',
  },
  'correction.answer.v1': { relation: 'holder', when: 'they were told what was wrong' },
  'correction.approve.v1': {
    relation: 'party',
    when: 'they answer for what is wrong, by another person than who raised it',
  },
  'correction.decline.v1': { relation: 'party', when: 'they answer for what is said to be wrong' },
  'correction.lift.v1': {
    relation: 'party',
    when: 'they answer for a document that was held back, by another person than who approved that',
  },
  'correction.list.v1': { relation: 'party' },
  'correction.raise.v1': { relation: 'counterpart', when: 'nobody has raised the same' },
  'correction.read.v1': { relation: 'party', when: 'also for who was told what was wrong' },
  'episode.merge.v1': {
    relation: 'counterpart',
    when: 'who asks works with the child in both, and neither is hidden from who has a part in the other',
  },
  'merge.approve.v1': {
    relation: 'party',
    when: 'one of the two was started there, by another person than who proposed it',
  },
  'merge.decline.v1': { relation: 'party', when: 'one of the two was started there' },
  'merge.read.v1': { relation: 'party' },
  'episode.split.v1': {
    relation: 'counterpart',
    when: 'who asks works with the child in it, and in the other where that has not gone on in it; neither is hidden from who has a part in the other',
  },
  'split.approve.v1': {
    relation: 'party',
    when: 'one of the two was started there, by another person than who proposed it',
  },
  'split.decline.v1': { relation: 'party', when: 'one of the two was started there' },
  'split.read.v1': { relation: 'party' },
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
