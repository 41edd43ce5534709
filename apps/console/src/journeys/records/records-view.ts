import type { Role } from '@hub/contracts';
import type { Row } from '../../pages/parts.js';

interface Entry extends Row {
  readonly roles: readonly Role[];
}

const ENTRIES: readonly Entry[] = [
  {
    text: 'What was shared and is taken back',
    href: '/recalls',
    about: 'A family said no after a yes. See who was told, and who has deleted what they had.',
    roles: ['practitioner', 'lead_caf_contact', 'service_manager'],
  },
  {
    text: 'Corrections',
    href: '/corrections',
    about: 'Something on record is wrong, or is about the wrong child.',
    roles: [
      'practitioner',
      'lead_caf_contact',
      'service_manager',
      'head_of_service',
      'data_protection_officer',
    ],
  },
  {
    text: 'Families that ask to see the record',
    href: '/family-requests',
    about: 'Two people look through what is on record, then it is printed for the family.',
    roles: ['lead_caf_contact', 'service_manager'],
  },
  {
    text: 'Shared without consent',
    href: '/overrides',
    about:
      'Content was opened to protect somebody, and another borough checks whether that was right.',
    roles: ['lead_caf_contact', 'service_manager'],
  },
  {
    text: 'Your borough’s contacts',
    href: '/our-contacts',
    about: 'Whom other boroughs reach, who stands in, and who is away.',
    roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
  },
  {
    text: 'Your borough’s staff',
    href: '/our-staff',
    about: 'Who acts here, who joins and leaves, who is verified, and whose checks run out.',
    roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  },
  {
    text: 'Your borough’s organisations',
    href: '/our-organisations',
    about: 'Schools, trusts and charities for whose staff your borough answers, in their clusters.',
    roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  },
  {
    text: 'Keys of your directory',
    href: '/our-keys',
    about: 'With a key, your borough’s own directory of staff says here who joins and who leaves.',
    roles: ['service_manager', 'head_of_service'],
  },
  {
    text: 'Who leads which cases',
    href: '/caseloads',
    about:
      'How many cases each of your colleagues leads, which wait for another lead, and who stands in.',
    roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  },
];

export interface RecordsView {
  readonly title: string;
  readonly entries: readonly Row[];
}

export function recordsView(roles: readonly Role[]): RecordsView {
  return {
    title: 'Records',
    entries: ENTRIES.filter((entry) => entry.roles.some((role) => roles.includes(role))),
  };
}
