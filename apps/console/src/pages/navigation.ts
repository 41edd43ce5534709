import { type Role, ROLES } from '@hub/contracts';

export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly active: boolean;
}

interface Section {
  readonly text: string;
  readonly href: string;
  /** Addresses that belong to it. */
  readonly holds: RegExp;
  readonly roles: readonly Role[];
}

const STAFF = ['practitioner', 'lead_caf_contact'] as const;
const SECTIONS: readonly Section[] = [
  {
    text: 'Your work',
    href: '/',
    holds: /^\/((waits|reminders)?$|posts(\/|$))/,
    roles: [
      ...STAFF,
      'service_manager',
      'head_of_service',
      'arbitrator',
      'data_protection_officer',
    ],
  },
  {
    text: 'Look up a child',
    href: '/look-up',
    holds: /^\/(look-up|lookups|start)(\/|$)/,
    roles: STAFF,
  },
  {
    text: 'Questions',
    href: '/questions',
    holds: /^\/(questions|join-requests)(\/|$)/,
    roles: ['lead_caf_contact'],
  },
  {
    text: 'Cases',
    href: '/cases',
    holds: /^\/(cases|hand-overs|requests|merges|splits|social-care)(\/|$)/,
    roles: [...STAFF, 'service_manager'],
  },
  {
    text: 'Disagreements',
    href: '/disputes',
    holds: /^\/disputes(\/|$)/,
    roles: [...STAFF, 'service_manager', 'head_of_service'],
  },
  {
    text: 'What you decided',
    href: '/outcomes',
    holds: /^\/outcomes(\/|$)/,
    roles: ['arbitrator'],
  },
  {
    text: 'Records',
    href: '/records',
    holds:
      /^\/(records|recalls|consents|corrections|overrides|family-requests|our-contacts|our-keys|our-organisations|our-staff|caseloads)(\/|$)/,
    roles: [...STAFF, 'service_manager', 'head_of_service', 'data_protection_officer'],
  },
  {
    text: 'Services',
    href: '/services',
    holds: /^\/services(\/|$)/,
    roles: ROLES.filter((role) => role !== 'authority_system'),
  },
  {
    text: 'Figures',
    href: '/figures',
    holds: /^\/figures(\/|$)/,
    roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  },
];

/** What somebody with these roles can use, and where they are. */
export function navigationFor(roles: readonly Role[], path: string): NavigationItem[] {
  return SECTIONS.filter((section) => section.roles.some((role) => roles.includes(role))).map(
    ({ text, href, holds }) => ({ text, href, active: holds.test(path) }),
  );
}
