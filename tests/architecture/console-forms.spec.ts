import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const JOURNEYS = 'apps/console/src/journeys';
const EVERY = 'every-form.spec.ts';
const OWN = 'own-pages.spec.ts';
const AGAIN = 'own-forms.spec.ts';

/**
 * Each address that takes a form → the spec that looks at its error summary, the message at its
 * field and what is typed, and the words by which the form stands there. A new form is put into
 * one of those lists, then here.
 */
const LOOKED_AT: Readonly<Record<string, readonly [spec: string, words: string]>> = {
  'cases/:episodeId/ask-for-a-service': [EVERY, "'ask for a service'"],
  'cases/:episodeId/consents/new': [EVERY, "'what a family says now'"],
  'cases/:episodeId/consents/new/sharing': [EVERY, "'who may see what'"],
  'cases/:episodeId/child/:act': [EVERY, 'LABEL_ACTS'],
  'cases/:episodeId/disagree': [EVERY, "'open a disagreement'"],
  'cases/:episodeId/elsewhere/:act': [EVERY, 'ELSEWHERE_ACTS'],
  'cases/:episodeId/family-asks': [EVERY, "'a family asks'"],
  'cases/:episodeId/hand-over': [EVERY, "'propose a change of the lead'"],
  'cases/:episodeId/invitations/:teamInvitationId/:act': [EVERY, 'INVITATION_ACTS'],
  'cases/:episodeId/lead/another': [EVERY, "'another lead'"],
  'cases/:episodeId/lead/:act': [EVERY, 'COVER_ACTS'],
  'cases/:episodeId/lead-requests/:requestId/:act': [EVERY, 'WISH_ACTS'],
  'cases/:episodeId/level': [EVERY, "'level of need'"],
  'cases/:episodeId/level/:level': [EVERY, "'what shows the level'"],
  'cases/:episodeId/next/:act': [EVERY, 'STEP_ACTS'],
  'cases/:episodeId/notices/write': [EVERY, "'write to the team'"],
  'cases/:episodeId/out-of-london/:act': [EVERY, 'OUTSIDE_ACTS'],
  'cases/:episodeId/out-of-london/sending': [EVERY, "'how a pack was sent'"],
  'cases/:episodeId/override': [EVERY, "'share without consent'"],
  'cases/:episodeId/plan/actions/:planActionId': [EVERY, "'say how an action stands'"],
  'cases/:episodeId/plan/add': [EVERY, "'put an action into the plan'"],
  'cases/:episodeId/plan/agree': [EVERY, "'agree the plan'"],
  'cases/:episodeId/plan/family': [EVERY, "'what the family says of the plan'"],
  'cases/:episodeId/recommend': [EVERY, "'recommend'"],
  'cases/:episodeId/recommendations/:recommendationId/answer': [
    EVERY,
    "'answer what was recommended'",
  ],
  'cases/:episodeId/reviews/:reviewId/answer': [EVERY, "'come to a review'"],
  'cases/:episodeId/reviews/:reviewId/meeting': [EVERY, "'who was at a review'"],
  'cases/:episodeId/same-child': [EVERY, "'make one of two'"],
  'cases/:episodeId/team/:act': [EVERY, 'TEAM_ACTS'],
  'cases/:episodeId/team/contacts/:contactId/:act': [EVERY, 'KNOWN_ACTS'],
  'cases/:episodeId/team/members/:teamMemberId/:act': [EVERY, 'SEAT_ACTS'],
  'cases/:episodeId/team/people/:personId/:act': [EVERY, 'PERSON_ACTS'],
  'cases/:episodeId/two-children': [EVERY, "'two children'"],
  'cases/:episodeId/wrong': [EVERY, "'say that something is wrong'"],
  'caseloads/:personId/cover/:act': [EVERY, 'COVER_ALL_ACTS'],
  'caseloads/:personId/cover': [EVERY, "'name who stands in for all'"],
  'caseloads/:personId': [EVERY, "'hand on the cases of somebody'"],
  'consents/:consentId/:act': [EVERY, 'CONSENT_ACTS'],
  'consents/:consentId/recall/:act': [EVERY, 'RECALL_ACTS'],
  'corrections/:correctionId/:act': [EVERY, ' CORRECTION_ACTS'],
  'corrections/:correctionId/breach/:act': [EVERY, 'BREACH_ACTS'],
  'disputes/:disputeId/:act': [EVERY, 'DISPUTE_ACTS'],
  'family-requests/:subjectAccessId/:act': [EVERY, 'FAMILY_REQUEST_ACTS'],
  'hand-overs/:transferId': [AGAIN, '/hand-overs/'],
  'join-requests/:joinRequestId': [AGAIN, '/join-requests/'],
  'look-up': [OWN, 'look-up/purpose'],
  'look-up/address': [OWN, 'look-up/address'],
  'look-up/child': [OWN, 'look-up/child'],
  'lookups/:lookupId/ask/:place': [EVERY, "'ask to join'"],
  'merges/:mergeId/:act': [EVERY, 'MERGE_ACTS'],
  'our-contacts/:act': [EVERY, 'CONTACT_ACTS'],
  'our-keys/:keyId/:act': [EVERY, 'KEY_ACTS'],
  'our-keys/new': [EVERY, "'issue a key'"],
  'our-organisations/:organisationId/:act': [EVERY, 'CLOSED_ACTS'],
  'our-organisations/:organisationId/change': [EVERY, "'an organisation'"],
  'our-organisations/new': [EVERY, "'an organisation'"],
  'our-staff/:personId/:act': [EVERY, 'STAFF_ACTS'],
  'our-staff/:personId/sign-in': [EVERY, "'for which posts'"],
  'our-staff/new': [EVERY, "'register somebody'"],
  'overrides/:overrideId/:act': [EVERY, 'OVERRIDE_ACTS'],
  'posts/:personId/:act': [EVERY, 'POST_ACTS'],
  'questions/children/:questionId': [AGAIN, '/questions/children/'],
  'questions/reasons/:lookupId': [AGAIN, '/questions/reasons/'],
  reminders: [EVERY, "'reminders by email'"],
  'requests/:serviceRequestId/:act': [EVERY, 'REQUEST_ACTS'],
  services: [OWN, 'services/services'],
  'social-care/:referralId/:act': [EVERY, 'SOCIAL_CARE_ACTS'],
  'splits/:splitId/:act': [EVERY, 'SPLIT_ACTS'],
  'start/:lookupId': [EVERY, "'what a family says now'"],
  'start/:lookupId/case': [OWN, 'start/case'],
  'start/:lookupId/sharing': [EVERY, "'who may see what'"],
};

/** What is sent from there has no field in which something could be typed wrongly or lost. */
const WITHOUT_FIELDS: readonly string[] = [
  'cases/:episodeId/ages/:age',
  'cases/:episodeId/consents/new/check',
  'cases/:episodeId/documents/:documentId/release',
  'cases/:episodeId/news',
  'cases/:episodeId/notices/:teamNoticeId/read',
  'cases/:episodeId/out-of-london/pack',
  'family-requests/:subjectAccessId/items',
  'family-requests/:subjectAccessId/send',
  'look-up/check',
  'lookups/:lookupId',
  'posts/:personId',
  'start/:lookupId/check',
];

/** The addresses to which pages of a file send forms. */
function postsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const [, base = ''] = /@Controller\((?:'([^']*)')?\)/.exec(text) ?? [];
  return [...text.matchAll(/@Post\((?:'([^']*)')?\)/g)].map(([, path = '']) =>
    [base, path].filter((part) => part !== '').join('/'),
  );
}

describe('each address that takes a form', () => {
  const posts = globSync(`${JOURNEYS}/**/*.controller.ts`).flatMap(postsIn).sort();

  it('is looked at: what is wrong is said at the field, and nothing typed is lost', () => {
    expect(posts.length).toBeGreaterThan(40);
    expect([...Object.keys(LOOKED_AT), ...WITHOUT_FIELDS].sort()).toEqual(posts);
  });

  it('stands in the spec that is named', () => {
    const absent = Object.entries(LOOKED_AT).filter(
      ([, [spec, words]]) => !readFileSync(`${JOURNEYS}/${spec}`, 'utf8').includes(words),
    );
    expect(absent).toEqual([]);
  });
});
