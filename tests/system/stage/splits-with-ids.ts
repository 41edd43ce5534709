import { type ForeignThings, OWNER } from './foreign-things.js';
import type { IdRow } from './id-row.js';

const split = ({ mine }: ForeignThings, change: object) => ({
  path: `/v1/episodes/${mine.episode.id}/split`,
  body: {
    ...{ other: mine.episode.id, because: 'looked_alike' },
    ...{ documents: [], consents: [], team: [], ...change },
  },
});

/** Each id in the body of a split, and what a foreign one gets. */
export const SPLIT_ROWS: Readonly<Record<string, IdRow>> = {
  'episode.split.v1 other': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (id, things) => split(things, { other: id }),
    code: 'not_found',
  },
  'episode.split.v1 documents': {
    foreign: ({ theirs }) => theirs.document.id,
    send: (id, things) => split(things, { documents: [id] }),
    code: 'not_found',
  },
  'episode.split.v1 consents': {
    foreign: ({ theirs }) => theirs.consent.id,
    send: (id, things) => split(things, { consents: [id] }),
    code: 'not_found',
  },
  'episode.split.v1 team': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (id, things) => split(things, { team: [id] }),
    code: 'not_found',
  },
  'episode.split.v1 contacts': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (id, things) => split(things, { contacts: [id] }),
    code: 'not_found',
  },
  'episode.split.v1 coordinator': {
    foreign: ({ stage }) => stage.person(OWNER).id,
    send: (coordinator, things) => split(things, { coordinator }),
    code: 'not_found',
  },
};
