import { ASKER, type ForeignThings, OWNER } from './foreign-things.js';
import type { IdRow } from './id-row.js';

const planned = ({ stage, mine }: ForeignThings, change: object) => ({
  path: `/v1/episodes/${mine.episode.id}/plan/actions`,
  body: {
    domain: 'parents_and_carers',
    by: 'practitioner',
    personId: stage.person(ASKER).id,
    dueOn: '2999-01-01',
    documentId: mine.document.id,
    ...change,
  },
});
/** Each id in the body of what is asked about a plan. */
export const PLAN_ROWS: Readonly<Record<string, IdRow>> = {
  'plan.add_action.v1 documentId': {
    foreign: ({ theirs }) => theirs.document.id,
    send: (documentId, things) => planned(things, { documentId }),
    code: 'plan_unfit',
  },
  'plan.add_action.v1 personId': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (personId, things) => planned(things, { personId }),
    code: 'plan_unfit',
  },
  'review_meeting.record.v1 documentId': {
    foreign: ({ theirs }) => theirs.document.id,
    send: (documentId, { mine }) => ({
      path: `/v1/episodes/${mine.episode.id}/reviews/${mine.episode.id}/meeting`,
      body: {
        heldOn: '2026-03-02',
        attendance: [],
        childsView: 'not_heard',
        parentsView: 'not_heard',
        documentId,
      },
    }),
    code: 'not_found',
  },
};
