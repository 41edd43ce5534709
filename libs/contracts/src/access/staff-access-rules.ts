import type { AccessRule } from './relations.js';

const SECOND = 'they did not give them the means to sign in';

const DIRECTORY = 'it is for the authority’s own directory, and nobody stands above its key';

/** Of an authority's own staff. */
export const STAFF_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'organisation.change.v1': { relation: 'own', when: 'on the version that was read' },
  'organisation.find_closed_days.v1': { relation: 'services' },
  'organisation.list.v1': { relation: 'anybody' },
  'organisation.read.v1': { relation: 'anybody' },
  'organisation.register.v1': { relation: 'own' },
  'person.answer_post.v1': {
    relation: 'own',
    when: 'it was offered to them, and their one-time code is right',
  },
  'person.change.v1': {
    relation: 'own',
    when: 'it is not themselves, on the version that was read, and no role is above their own',
  },
  'person.end.v1': { relation: 'own', when: 'it is not themselves, nor in the authority’s entry' },
  'person.find_post.v1': { relation: 'services' },
  'person.find_signing_in.v1': { relation: 'services' },
  'person.list_posts.v1': { relation: 'own' },
  'person.list_staff.v1': { relation: 'own' },
  'person.offer_post.v1': {
    relation: 'own',
    when: 'it is not themselves, and no other post of anybody',
  },
  'person.read_staff.v1': { relation: 'own' },
  'person.register.v1': { relation: 'own', when: 'no role is above their own' },
  'person.renew_sign_in.v1': { relation: 'own', when: 'it is not themselves' },
  'person.verify.v1': { relation: 'own', when: `it is not themselves, and ${SECOND}` },
  'provisioning_key.issue.v1': { relation: 'own', when: 'it acts as nobody above them' },
  'provisioning_key.list.v1': { relation: 'own' },
  'provisioning_key.withdraw.v1': { relation: 'own' },
  'provisioning.change.v1': { relation: 'services', when: DIRECTORY },
  'provisioning.end.v1': { relation: 'services', when: DIRECTORY },
  'provisioning.find_key.v1': { relation: 'services' },
  'provisioning.list.v1': { relation: 'services' },
  'provisioning.register.v1': { relation: 'services', when: DIRECTORY },
  'provisioning.set_role.v1': { relation: 'services', when: DIRECTORY },
};
