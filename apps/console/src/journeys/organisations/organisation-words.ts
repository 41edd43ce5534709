import type { Agency } from '@hub/contracts/episode';
import type { Fault } from '../../pages/faults.js';

export const SECTORS: Readonly<Record<Agency, string>> = {
  education: 'School, nursery or college',
  health: 'Health',
  voluntary_sector: 'Charity or community group',
  early_help: 'Early help',
  housing: 'Housing',
  youth_justice: 'Youth justice',
  police: 'Police',
  social_care: 'Social care',
  other: 'Another service',
};

/** What the hub says no to about organisations, and what to do now. */
export const ORGANISATION_REFUSALS: Readonly<Record<string, Fault>> = {
  organisation_registered: {
    text: 'Your borough keeps an organisation with that number already. Find it in the list, and change it.',
  },
  person_unknown: { field: 'ledBy', text: 'Choose somebody of your borough who works there.' },
};

/** What the hub says no to about days on which one is closed. */
export const CLOSED_REFUSALS: Readonly<Record<string, Fault>> = {
  invalid_request: {
    field: 'to-day',
    text: 'The last day is not before the first, and at most ten weeks after it. Days that stand here already cannot be in it.',
  },
  person_unknown: { field: 'coveredBy', text: 'Choose somebody of your borough who works there.' },
};
