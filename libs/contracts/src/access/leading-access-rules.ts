import type { AccessRule } from './relations.js';

/** Of who leads a case, beside transfers. */
export const LEADING_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'caseload.hand_on.v1': {
    relation: 'own',
    when: 'for each case that the person named leads, and the successor is of the same authority',
  },
};
