import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { DateOnly, Id, OneOf, Text } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import {
  SUBJECT_ACCESS_ASKERS,
  SubjectAccessPage,
  SubjectAccessView,
} from './subject-access-view.js';

export class OpenSubjectAccessPayload {
  @Id('The episode; those that it takes up again come with it') episodeId!: string;
  @OneOf(SUBJECT_ACCESS_ASKERS, 'Who asks to see what is on record')
  askedBy!: (typeof SUBJECT_ACCESS_ASKERS)[number];
  @DateOnly('When they asked; the month in which to answer begins then') askedOn!: string;
  @Text(100, 'Where the proof of who asked is kept, in your own terms') evidenceReference!: string;
}

export class ReadSubjectAccessPayload {
  @Id('The request') subjectAccessId!: string;
}

const BASE = { owner: 'consent-service', roles: ['lead_caf_contact', 'service_manager'] } as const;
const PATH = '/v1/subject-access-requests';
const OPEN_EXAMPLE: OpenSubjectAccessPayload = {
  episodeId: EXAMPLE.episodeId,
  askedBy: 'parental_responsibility',
  askedOn: '2026-03-02',
  evidenceReference: 'LEW-SAR-2026-017',
};
const ONE_EXAMPLE: ReadSubjectAccessPayload = { subjectAccessId: EXAMPLE.subjectAccessId };

export const OpenSubjectAccess = defineCommand({
  ...BASE,
  type: 'subject_access.open.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'You asked to see what is on record',
  summary:
    'Gathers all that the hub has on record of a child, for the family to see: to be looked through by two persons of your authority before it is given out.',
  personalData: 'content',
  payload: OpenSubjectAccessPayload,
  reply: SubjectAccessView,
  http: { method: 'POST', path: PATH, success: 201, creates: true, versioned: true },
  examples: [OPEN_EXAMPLE],
  counterExamples: {
    'no proof of who asked': { ...OPEN_EXAMPLE, evidenceReference: undefined },
    'nobody who may ask': { ...OPEN_EXAMPLE, askedBy: 'neighbour' },
  },
});

export const ListSubjectAccess = defineQuery({
  ...BASE,
  type: 'subject_access.list.v1',
  summary: 'Lists the subject access requests that your authority answers.',
  personalData: 'none',
  payload: PageQuery,
  reply: SubjectAccessPage,
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [{}],
});

export const ReadSubjectAccess = defineQuery({
  ...BASE,
  type: 'subject_access.read.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'Your request to see what is on record was looked at',
  summary: 'Shows how far a subject access request is.',
  personalData: 'none',
  payload: ReadSubjectAccessPayload,
  reply: SubjectAccessView,
  http: { method: 'GET', path: `${PATH}/{subjectAccessId}`, success: 200, versioned: true },
  examples: [ONE_EXAMPLE],
});
