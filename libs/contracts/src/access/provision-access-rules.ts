import type { AccessRule } from './relations.js';

/** Of services that one authority asks another for. */
export const PROVISION_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'service_request.answer.v1': { relation: 'party', when: 'it was asked and has not decided yet' },
  'service_request.list.v1': { relation: 'party' },
  'service_request.read.v1': { relation: 'party' },
  'service_request.remind.v1': {
    relation: 'party',
    when: 'it asked, works with the child, and nobody has decided yet; once a working day',
  },
  'service_request.withdraw.v1': {
    relation: 'party',
    when: 'it asked, works with the child, and it was not declined',
  },
  'service_request.send.v1': {
    relation: 'counterpart',
    when: 'a consent in force covers the service, and it is not asked for already',
  },
};
