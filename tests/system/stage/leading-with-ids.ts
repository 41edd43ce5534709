import { ASKER, type ForeignThings, OWNER } from './foreign-things.js';
import type { IdRow } from './id-row.js';

const handedOn = ({ stage }: ForeignThings, change: object) => ({
  path: '/v1/caseload-hand-overs',
  by: 'lead_caf_contact' as const,
  body: {
    fromPersonId: stage.person(ASKER).id,
    toPersonId: stage.person(ASKER, 'lead_caf_contact').id,
    because: 'left',
    ...change,
  },
});

const covered = ({ stage }: ForeignThings, change: object) => ({
  path: '/v1/caseload-covers',
  by: 'lead_caf_contact' as const,
  body: {
    ...{ leadProfessionalId: stage.person(ASKER).id, from: '2999-01-01', until: '2999-01-02' },
    ...{ personId: stage.person(ASKER, 'lead_caf_contact').id, because: 'leave', ...change },
  },
});

/** Each id in the body of what is asked about who leads. */
export const LEADING_ROWS: Readonly<Record<string, IdRow>> = {
  'caseload.hand_on.v1 fromPersonId': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (fromPersonId, things) => handedOn(things, { fromPersonId }),
    code: 'ok',
  },
  'caseload.cover.v1 leadProfessionalId': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (leadProfessionalId, things) => covered(things, { leadProfessionalId }),
    code: 'person_unknown',
  },
  'caseload.cover.v1 personId': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (personId, things) => covered(things, { personId }),
    code: 'person_unknown',
  },
  'lead_cover.name.v1 personId': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (personId, { mine }) => ({
      path: `/v1/episodes/${mine.episode.id}/lead-covers`,
      body: { personId, from: '2999-01-01', until: '2999-01-02', because: 'leave' },
    }),
    code: 'person_unknown',
  },
  'caseload.hand_on.v1 toPersonId': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (toPersonId, things) => handedOn(things, { toPersonId }),
    code: 'person_unknown',
  },
};
