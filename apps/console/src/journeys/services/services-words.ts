import type { NeedTerm, ServiceView } from '@hub/contracts/directory';
import type { Tag } from '../../pages/parts.js';

export const NEEDS: Readonly<Record<NeedTerm, string>> = {
  mental_health: 'Feelings and mental health',
  speech_and_language: 'Speech and language',
  parenting: 'Being a parent',
  housing: 'Housing',
  education: 'School and learning',
  disability: 'Disability',
  substance_misuse: 'Drugs and alcohol',
  activities: 'Things to do',
  early_years: 'Babies and small children',
  health: 'Health',
  domestic_abuse: 'Violence at home',
  youth_justice: 'Trouble with the law',
  transport: 'Getting there',
};

export const SHOWN: Readonly<Record<'open' | 'closed', string>> = {
  open: 'Services that this child may use, or may ask for',
  closed: 'Services that are not open to this child, and why',
};

export const ACCESS: Readonly<Record<ServiceView['access'], Tag>> = {
  open: { text: 'Open to this child', colour: 'green' },
  unknown: { text: 'Ask first', colour: 'yellow' },
  closed: { text: 'Not open to this child', colour: 'red' },
};

export const NO_DISTANCE: Readonly<Record<NonNullable<ServiceView['noDistance']>, string>> = {
  online_or_by_telephone: 'Online or by telephone',
  by_post: 'By post',
  no_place: 'It does not say where it is',
  not_located: 'How far it is cannot be told',
};
