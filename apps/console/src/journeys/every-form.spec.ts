import { describe, expect, it } from '@jest/globals';
import type {
  ContinuumView,
  PlanActionView,
  RecommendationView,
  ReviewMeetingView,
} from '@hub/contracts/planning';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { AuthorityView, StaffView } from '@hub/contracts/identity';
import type { OutsideHandOverView } from '@hub/contracts/leading';
import { faultsIn, type Field } from '../pages/fields.js';
import { PageDrawer } from '../pages/page-drawer.js';
import { askPage, type Question, questionView } from '../pages/question.js';
import type { Form } from '../session/form.js';
import type { Visit } from '../session/visit.js';
import type { Person } from '../session/session-state.js';
import { BREACH_ACTS, CORRECTION_ACTS } from './corrections/correction-acts.js';
import { wrongQuestion } from './corrections/wrong-question.js';
import { ACTS as DISPUTE_ACTS } from './disputes/dispute-acts.js';
import { openQuestion } from './disputes/open-question.js';
import { askedQuestion, FAMILY_REQUEST_ACTS } from './family-requests/family-request-acts.js';
import { ELSEWHERE_ACTS } from './elsewhere/elsewhere-acts.js';
import { proposeQuestion } from './hand-over/propose-question.js';
import { askQuestion } from './join/join-views.js';
import { remindersQuestion } from './reminders/reminders-question.js';
import { COVER_ALL_ACTS, coverAllQuestion } from './caseloads/cover-all-question.js';
import { handOnQuestion } from './caseloads/hand-on-question.js';
import { CONTACT_ACTS } from './our-contacts/our-contacts.js';
import { POST_ACTS } from './posts/post-acts.js';
import { overrideQuestion } from './overrides/override-question.js';
import { issueQuestion, KEY_ACTS } from './keys/keys-views.js';
import { LABEL_ACTS } from './labels/label-acts.js';
import { anotherQuestion } from './leading/another-lead.js';
import { COVER_ACTS } from './leading/cover-acts.js';
import { ASK_ACTS, WISH_ACTS } from './leading/request-acts.js';
import { registerQuestion as organisationQuestion } from './organisations/organisation-views.js';
import { CLOSED_ACTS } from './organisations/closed-acts.js';
import { writeQuestion } from './notices/notice-questions.js';
import { OUTSIDE_ACTS } from './outside/outside-acts.js';
import { sendingQuestion } from './outside/outside-pack.js';
import { OVERRIDE_ACTS } from './overrides/override-views.js';
import { changeQuestion, whoQuestion } from './consents/consent-views.js';
import {
  addQuestion,
  agreeQuestion,
  familyQuestion,
  progressQuestion,
} from './plan/plan-question.js';
import { CONSENT_ACTS, RECALL_ACTS } from './recalls/recall-acts.js';
import { MERGE_ACTS, SPLIT_ACTS } from './one-child/one-child-acts.js';
import { mergeQuestion, splitQuestion } from './one-child/one-child-questions.js';
import {
  answerQuestion,
  invitationQuestion,
  meetingQuestion,
  recommendQuestion,
} from './reviews/review-questions.js';
import { STAFF_ACTS } from './staff/staff-acts.js';
import { registerQuestion, renewQuestion } from './staff/staff-views.js';
import { SOCIAL_CARE_ACTS } from './social-care/social-care-acts.js';
import { levelQuestion, whyQuestion } from './steps/level-question.js';
import { STEP_ACTS } from './steps/step-acts.js';
import { INVITATION_ACTS } from './team/invitation-acts.js';
import { PERSON_ACTS } from './team/person-acts.js';
import { KNOWN_ACTS, SEAT_ACTS } from './team/seat-acts.js';
import { TEAM_ACTS } from './team/team-acts.js';
import { REQUEST_ACTS } from './requests/request-acts.js';
import { requestQuestion } from './requests/request-question.js';

const ID = '01900000-0000-7000-8000-000000000001';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'] as const;
const person: Person = { id: ID, name: 'Ada', post: 'x', authority: LEWISHAM, roles: [] };
const offer = { id: ID, authority: GREENWICH, stage: 0, at: ID, terms: 'Terms', answers: [] };
const question = { id: ID, text: 'Since when?', parties: [LEWISHAM], answers: [] };
const dispute = {
  ...{ kind: 'funding', questions: [question], offers: [offer] },
  ...{ openedBy: LEWISHAM, respondents: [GREENWICH] },
} as object as DisputeView;
const episode = { id: ID, counterparts: [LEWISHAM, GREENWICH] } as object as EpisodeView;
const contact = { personId: ID, contact: { name: 'Ada', role: 'x', team: 'x' } };
const SEVERAL = { ...contact, severalPosts: true } as object as StaffView;
const authority = { lead: contact, deputies: [] } as object as AuthorityView;
const wrongParts = { episode, consents: { items: [] }, folder: { documents: [] } };
const found = { authority: GREENWICH, reference: 'G-1', text: 'Found' };
const OTHER = '01900000-0000-7000-8000-000000000002';
const begun = { originatingAuthority: LEWISHAM, startedAt: '2026-11-23T09:00:00Z' };
const CASES = {
  items: [{ ...episode, ...begun, id: OTHER, ownReference: 'L-2' }],
} as object as EpisodePage;

const REVIEW = {
  ...{ id: ID, episodeId: ID, meetingOn: '2026-11-24' },
  invitations: [{ place: 1, invitedAs: 'child' }],
} as object as ReviewMeetingView;
const RECOMMENDED = {
  ...{ id: ID, authority: GREENWICH, what: 'close', because: 'needs_met' },
} as object as RecommendationView;

const CONTINUUM: ContinuumView = {
  version: 1,
  levels: [1, 2].map((level) => ({
    ...{ level, name: `Level ${String(level)}` },
    descriptors: [{ code: `shows_${String(level)}`, says: `Shows ${String(level)}` }],
  })),
  labels: [],
};
const graded = { ...episode, levelOfNeed: { level: 1, label: 'x' }, version: 1 };
const caseNow = { episode: graded, steps: [], home: { teams: [] } };

const closed = [{ from: '2026-12-21', to: '2027-01-01', name: 'Holiday' }];
const colleagues = [{ id: OTHER, contact: contact.contact }];
const handing = { personId: ID, authority: LEWISHAM, colleagues };
const back = { text: 'x', href: '/' };
const covered = {
  episode: { leadProfessional: { personId: ID } },
  covers: [],
  mayName: true,
  colleagues,
};

const outside: OutsideHandOverView = {
  ...{ id: ID, state: 'open', familyView: 'agrees', receiverName: 'Kent', receiverContact: 'x' },
  ...{ openedAt: '2026-11-24T09:00:00Z', dueAt: '2026-12-01T17:00:00Z' },
};

type AnyActs = Readonly<
  Record<string, { readonly fields: (of: never, person: Person) => readonly Field[] }>
>;
const formsOf = (name: string, acts: AnyActs, of: object = {}) =>
  Object.entries(acts).map(
    ([act, { fields }]) => [`${name}: ${act}`, fields(of as never, person)] as const,
  );

const PLAN_ACTION: PlanActionView = {
  ...{ id: ID, authority: LEWISHAM, domain: 'parents_and_carers', by: 'child' },
  ...{ dueOn: '2026-05-01', documentId: ID, state: 'planned' },
  ...{ addedAt: '2026-03-01T10:00:00Z', changedAt: '2026-03-01T10:00:00Z' },
};
const FORMS: readonly (readonly [string, readonly Field[]])[] = [
  ['open a disagreement', openQuestion(episode, LEWISHAM).fields],
  ['say that something is wrong', wrongQuestion(wrongParts as never).fields],
  ['share without consent', overrideQuestion(episode, LEWISHAM).fields],
  ['a family asks', askedQuestion(ID).fields],
  ['propose a change of the lead', proposeQuestion(ID).fields],
  ['put an action into the plan', addQuestion(ID, { [ID]: 'x' }).fields],
  ['say how an action stands', progressQuestion(ID, PLAN_ACTION).fields],
  ['what the family says of the plan', familyQuestion(ID).fields],
  ['agree the plan', agreeQuestion(ID, '2026-05-25', '"1"').fields],
  ['ask for a service', requestQuestion(ID, LEWISHAM).fields],
  ['what a family says now', changeQuestion(ID, { items: [] }, LEWISHAM).fields],
  ['who may see what', whoQuestion(ID, {}, LEWISHAM).fields],
  ['who may not', whoQuestion(ID, { decision: 'refused' }, LEWISHAM).fields],
  ['ask to join', askQuestion(ID, '1', found).fields],
  ...formsOf('dispute', DISPUTE_ACTS, dispute),
  ...formsOf('correction', CORRECTION_ACTS),
  ...formsOf('breach', BREACH_ACTS),
  ...formsOf('consent', CONSENT_ACTS),
  ...formsOf('recall', RECALL_ACTS),
  ...formsOf('service asked for', REQUEST_ACTS),
  ...formsOf('override', OVERRIDE_ACTS),
  ...formsOf('what a child is called', LABEL_ACTS, { episode }),
  ...formsOf('cover', COVER_ACTS, covered),
  ['another lead', anotherQuestion(covered as never).fields],
  ...formsOf('ask to lead', ASK_ACTS),
  ...formsOf('who asks to lead', WISH_ACTS),
  ...formsOf('out of London', OUTSIDE_ACTS),
  ...formsOf('records elsewhere', ELSEWHERE_ACTS),
  ['how a pack was sent', sendingQuestion(ID, outside, 'd').fields],
  ...formsOf('family request', FAMILY_REQUEST_ACTS),
  ['come to a review', invitationQuestion(REVIEW).fields],
  [
    'who was at a review',
    meetingQuestion(REVIEW, wrongParts.folder as never, { own: LEWISHAM }).fields,
  ],
  ['recommend', recommendQuestion(ID).fields],
  ['write to the team', writeQuestion(ID).fields],
  ['answer what was recommended', answerQuestion(ID, RECOMMENDED).fields],
  ['make one of two', mergeQuestion(episode, CASES).fields],
  [
    'two children',
    splitQuestion({ ...wrongParts, episode: { ...episode, team: [] }, others: CASES } as never)
      .fields,
  ],
  ...formsOf('merge', MERGE_ACTS),
  ...formsOf('split', SPLIT_ACTS),
  ['register somebody', registerQuestion(person).fields],
  ['name who stands in for all', coverAllQuestion({ ...handing, back }).fields],
  ...formsOf('stand in for all no more', COVER_ALL_ACTS, { cover: { mayEnd: true } }),
  ['hand on the cases of somebody', handOnQuestion({ ...handing, loads: { items: [] } }).fields],
  ...formsOf('staff', STAFF_ACTS),
  ['for which posts', renewQuestion({ body: SEVERAL, etag: ID }, 0).fields],
  ...formsOf('post', POST_ACTS),
  ...formsOf('key', KEY_ACTS),
  ['issue a key', issueQuestion(person).fields],
  ...formsOf('closed days', CLOSED_ACTS, { organisation: { closed }, colleagues }),
  ['an organisation', organisationQuestion({ organisations: [], colleagues }).fields],
  ...formsOf('contacts', CONTACT_ACTS, authority),
  ['reminders by email', remindersQuestion({ times: ['08:30'], sending: true }).fields],
  ...formsOf('next', STEP_ACTS, caseNow),
  ...formsOf('social care', SOCIAL_CARE_ACTS),
  ...formsOf('team', TEAM_ACTS, { episode }),
  ...formsOf('somebody for the team', PERSON_ACTS),
  ...formsOf('member of a team', SEAT_ACTS),
  ...formsOf('contact without an account', KNOWN_ACTS),
  ...formsOf('invitation', INVITATION_ACTS),
  ['level of need', levelQuestion(graded).fields],
  ['what shows the level', whyQuestion(graded, 2, CONTINUUM).fields],
];

const drawer = new PageDrawer('apps/console/src', { assets: '/assets', serviceName: 'Hub' });

const shell = { navigation: [], signedIn: { name: 'Ada', csrf: 'c', who: 'w' }, once: 'o' };
const asking = (fields: readonly Field[]): Question => {
  const back = { text: 'Back', href: '/' };
  return { title: 'Asked', action: '/there', back, fields, button: 'Send' };
};

function drawn(fields: readonly Field[], form: Form): string {
  const view = questionView(asking(fields), form, faultsIn(fields, form));
  return drawer.draw('pages/question', { ...view, shell });
}

/** Opened after the session ended while it was sent. */
function opened(fields: readonly Field[], form: Form): string {
  const session = { interruption: { path: '/there', form, who: 'w' } };
  const { template, view } = askPage(asking(fields), { session } as object as Visit);
  return drawer.draw(template, { ...view, shell });
}

/** What somebody might have typed into every field, too long where it can be. */
function typed(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field): (readonly [string, string])[] => {
      const { name } = field;
      switch (field.kind) {
        case 'day':
          return [
            [`${name}-day`, '31'],
            [`${name}-month`, '2'],
            [`${name}-year`, '2026'],
          ];
        case 'line':
        case 'lines':
          return [[name, `typed-${name}-`.padEnd(field.most + 1, 'x')]];
        case 'one':
        case 'some':
        case 'listed': {
          const [first = ''] = Object.keys(field.words);
          return [[name, first]];
        }
      }
    }),
  );
}

describe('every form', () => {
  it('is among those looked at', () => {
    expect(FORMS.length).toBeGreaterThan(25);
  });

  it.each(FORMS)('says at the field what is missing, and leads there: %s', (_name, fields) => {
    const faults = faultsIn(fields, {});
    const html = drawn(fields, {});
    for (const { field, text } of faults) {
      expect(html).toContain(`href="#${String(field)}"`);
      expect(html).toMatch(new RegExp(` id="${String(field)}"`));
      expect(html.split(escaped(text)).length - 1).toBeGreaterThanOrEqual(2);
    }
    expect(html.includes('govuk-error-summary')).toBe(faults.length > 0);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(FORMS)(
    'loses nothing that was typed, in this session or one that ended: %s',
    (_name, fields) => {
      const form = typed(fields);
      for (const html of [drawn(fields, form), opened(fields, form)])
        for (const field of fields) {
          const value = form[field.name] ?? '31';
          const kept =
            field.kind === 'listed'
              ? `value="${value}" selected`
              : field.kind === 'one' || field.kind === 'some'
                ? `value="${value}" checked`
                : value;
          expect(html).toContain(kept);
        }
    },
  );
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
