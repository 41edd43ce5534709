import { answersTo } from '../../../tools/demonstration/found-answers.js';
import { ASKER, type ForeignThings, OWNER, PARTNER } from './foreign-things.js';
import type { IdRow } from './id-row.js';
import { LEADING_ROWS } from './leading-with-ids.js';
import { PLAN_ROWS } from './plans-with-ids.js';
import { SPLIT_ROWS } from './splits-with-ids.js';

const startOf = ({ stage, mine, spare }: ForeignThings, change: object) => ({
  path: '/v1/episodes',
  body: {
    consentId: spare.id,
    lookupId: mine.lookup.id,
    urgent: 'family_cannot_wait',
    found: answersTo(mine.lookup),
    homeAuthority: stage.code(ASKER),
    ownReference: 'R',
    levelOfNeed: { level: 2, label: 'x' },
    ...change,
  },
});
const disputed = ({ stage, mine }: ForeignThings, change: object) => ({
  path: '/v1/disputes',
  body: {
    episodeId: mine.episode.id,
    kind: 'funding',
    respondents: [stage.code(PARTNER)],
    askedFor: 'x',
    riskOfHarm: false,
    ...change,
  },
});
const inDispute = ({ mine }: ForeignThings, step: string, body: object) => ({
  path: `/v1/disputes/${mine.dispute.id}/${step}`,
  body,
  ifMatch: `"${String(mine.dispute.version)}"`,
});
const kept = ({ entry }: ForeignThings, change: object) => ({
  path: `/v1/authorities/${entry.code}`,
  by: 'lead_caf_contact' as const,
  ifMatch: `"${String(entry.version)}"`,
  body: {
    leadCafContactId: entry.lead.personId,
    teams: entry.teams,
    systems: entry.systems,
    ...change,
  },
});
const someoneElse = ({ stage }: ForeignThings) => stage.person(OWNER).id;

const STAFF_TERMS = {
  contact: { name: 'Nobody', role: 'Worker', team: 'Early Help' },
  roles: ['practitioner'],
};

/** Each id in the body or the query of a request. */
export const TABLE: Readonly<Record<string, IdRow>> = {
  'consent.preview.v1 supersedes': {
    foreign: ({ theirs }) => theirs.consent.id,
    send: (supersedes, { stage, mine }) => ({
      path: '/v1/consents/preview',
      body: stage.consentBody([PARTNER], { episodeId: mine.episode.id, supersedes }),
    }),
    code: 'not_found',
  },
  'consent.record.v1 supersedes': {
    foreign: ({ theirs }) => theirs.consent.id,
    send: (supersedes, { stage, mine }) => ({
      path: '/v1/consents',
      body: stage.consentBody([PARTNER], { episodeId: mine.episode.id, supersedes }),
    }),
    code: 'not_found',
  },
  'correction.raise.v1 episodeId': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episodeId) => ({
      path: '/v1/corrections',
      body: { episodeId, kind: 'duplicate', about: 'episode', because: 'recorded_twice' },
    }),
    code: 'not_found',
  },
  'correction.raise.v1 aboutId': {
    foreign: ({ theirs }) => theirs.document.id,
    send: (aboutId, { mine }) => ({
      path: '/v1/corrections',
      body: {
        episodeId: mine.episode.id,
        kind: 'duplicate',
        about: 'document',
        aboutId,
        because: 'recorded_twice',
      },
    }),
    code: 'not_found',
  },
  ...SPLIT_ROWS,
  ...LEADING_ROWS,
  ...PLAN_ROWS,
  'episode.merge.v1 with': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (other, { mine }) => ({
      path: `/v1/episodes/${mine.episode.id}/merge`,
      body: { with: other, because: 'started_twice' },
    }),
    code: 'not_found',
  },
  'delivery.confirm.v1 messageId': {
    foreign: ({ theirMessage }) => theirMessage,
    send: (messageId) => ({ path: '/v1/receipts', body: { messageId }, by: 'authority_system' }),
    code: 'not_found',
  },
  'directory.change_authority.v1 leadCafContactId': {
    foreign: someoneElse,
    send: (leadCafContactId, things) => kept(things, { leadCafContactId }),
    code: 'person_unknown',
  },
  'directory.change_authority.v1 deputyIds': {
    foreign: someoneElse,
    send: (id, things) => kept(things, { deputyIds: [id] }),
    code: 'person_unknown',
  },
  'directory.set_absence.v1 personId': {
    foreign: someoneElse,
    send: (personId, { entry }) => ({
      path: `/v1/authorities/${entry.code}/absences`,
      body: { personId, from: '2026-03-02T09:00:00.000Z', until: '2026-03-09T09:00:00.000Z' },
      by: 'lead_caf_contact',
    }),
    code: 'person_unknown',
  },
  'person.change.v1 managerId': {
    foreign: someoneElse,
    send: (managerId, { stage }) => ({
      path: `/v1/people/${stage.person(ASKER).id}/changes`,
      body: { ...STAFF_TERMS, managerId },
      by: 'service_manager',
      ifMatch: '"1"',
    }),
    code: 'person_unknown',
  },
  'person.register.v1 managerId': {
    foreign: someoneElse,
    send: (managerId) => ({
      path: '/v1/people',
      body: { ...STAFF_TERMS, username: 'nobody.there', managerId },
      by: 'service_manager',
    }),
    code: 'person_unknown',
  },
  'dispute.list.v1 episode': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episode) => ({ path: `/v1/disputes?episode=${episode}` }),
    code: 'ok',
  },
  'service_request.list.v1 episode': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episode) => ({ path: `/v1/service-requests?episode=${episode}` }),
    code: 'ok',
  },
  'transfer.list.v1 episode': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episode) => ({ path: `/v1/transfers?episode=${episode}` }),
    code: 'ok',
  },
  'dispute.answer_offer.v1 offerId': {
    foreign: ({ theirs }) => theirs.dispute.offers[0]?.id ?? '',
    send: (offerId, things) => inDispute(things, 'answers', { offerId, answer: 'accepts' }),
    code: 'not_found',
  },
  'dispute.open.v1 episodeId': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episodeId, things) => disputed(things, { episodeId }),
    code: 'not_found',
  },
  'dispute.open.v1 transferId': {
    foreign: ({ theirs }) => theirs.transfer.id,
    send: (transferId, things) => disputed(things, { transferId }),
    code: 'not_found',
  },
  'dispute.write_statement.v1 statementId': {
    foreign: ({ theirs }) => theirs.dispute.statements[0]?.id ?? '',
    send: (statementId, things) => inDispute(things, 'statements', { text: 'x', statementId }),
    code: 'not_found',
  },
  'episode.add_team_member.v1 personId': {
    foreign: someoneElse,
    send: (personId, { stage, mine }) => ({
      path: `/v1/episodes/${mine.episode.id}/team-members`,
      body: { authority: stage.code(PARTNER), personId, role: 'teacher' },
    }),
    code: 'person_unknown',
  },
  'episode.name_coordinator.v1 personId': {
    foreign: someoneElse,
    send: (personId, { stage, mine }) => ({
      path: `/v1/episodes/${mine.episode.id}/coordinator`,
      body: { authority: stage.code(PARTNER), personId },
    }),
    code: 'person_unknown',
  },
  'team_invitation.make.v1 personId': {
    foreign: someoneElse,
    send: (personId, { stage, mine }) => ({
      path: `/v1/episodes/${mine.episode.id}/team-invitations`,
      body: { authority: stage.code(PARTNER), personId, role: 'teacher' },
    }),
    code: 'person_unknown',
  },
  'episode.start.v1 consentId': {
    foreign: ({ theirs }) => theirs.consent.id,
    send: (consentId, things) => startOf(things, { consentId }),
    code: 'consent_missing',
  },
  'episode.start.v1 lookupId': {
    foreign: ({ theirs }) => theirs.lookup.id,
    send: (lookupId, things) => startOf(things, { lookupId }),
    code: 'lookup_missing',
  },
  'episode.start.v1 reopens': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (reopens, things) => startOf(things, { reopens }),
    code: 'not_found',
  },
  'ledger.prove_inclusion.v1 messageId': {
    foreign: ({ theirMessage }) => theirMessage,
    send: (messageId) => ({ path: `/v1/ledger/inclusion-proof?messageId=${messageId}` }),
    code: 'not_found',
  },
  'release.request.v1 documentId': {
    foreign: ({ theirs }) => theirs.document.id,
    send: (documentId) => ({
      path: '/v1/releases',
      body: {
        documentId,
        purpose: 'support',
        recipientKey: {
          kid: 'r',
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
      },
    }),
    code: 'not_found',
  },
  'subject_access.open.v1 episodeId': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episodeId) => ({
      path: '/v1/subject-access-requests',
      body: { episodeId, askedBy: 'child', askedOn: '2026-03-02', evidenceReference: 'x' },
      by: 'lead_caf_contact',
    }),
    code: 'not_found',
  },
  'transfer.nominate.v1 personId': {
    foreign: someoneElse,
    send: (personId, { offered }) => ({
      path: `/v1/transfers/${offered.id}/nomination`,
      body: { personId },
      by: 'lead_caf_contact',
      from: PARTNER,
      ifMatch: `"${String(offered.version)}"`,
    }),
    code: 'person_unknown',
  },
  'transfer.propose.v1 episodeId': {
    foreign: ({ theirs }) => theirs.episode.id,
    send: (episodeId, { stage }) => ({
      path: '/v1/transfers',
      body: { episodeId, toAuthority: stage.code(PARTNER), reason: 'move', familyView: 'agrees' },
    }),
    code: 'not_found',
  },
};
