import type {
  OpenSubjectAccessPayload,
  Redaction,
  SubjectAccessView,
} from '@hub/contracts/consent';
import type { RecordItem } from '@hub/contracts/shape';
import type { Tag } from '../../pages/parts.js';

export const ASKERS: Readonly<Record<OpenSubjectAccessPayload['askedBy'], string>> = {
  child: 'The child or young person',
  parental_responsibility: 'Somebody with parental responsibility',
  representative: 'Somebody who speaks for them',
};

export const STATES: Readonly<Record<SubjectAccessView['state'], Tag>> = {
  to_redact: { text: 'To be looked through', colour: 'yellow' },
  to_approve: { text: 'A second person is to look', colour: 'yellow' },
  ready: { text: 'Ready for the family', colour: 'green' },
};

export const GROUNDS: Readonly<Record<Redaction['ground'], string>> = {
  another_person: 'It is about somebody else',
  serious_harm: 'It could do serious harm',
  whereabouts: 'It shows where somebody is',
  crime_prevention: 'It could hinder a criminal inquiry',
  legal_privilege: 'It is legal advice',
};

export const SECTIONS: Readonly<Record<RecordItem['section'], string>> = {
  episode: 'The case',
  steps: 'What happened in it',
  statements: 'What the family decided',
  sharing: 'Who was told',
  documents: 'What was written',
  service_requests: 'Services that were asked for',
  transfers: 'Changes of the lead',
  disputes: 'Disagreements',
  lookups: 'Who looked the child up',
  timeline: 'Who did what',
};
