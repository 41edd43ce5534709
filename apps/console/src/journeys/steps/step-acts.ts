import { AUTHORITIES, authorityName } from '@hub/contracts';
import {
  type EpisodeStepTaken,
  type EpisodeView,
  STEP_WORDS,
  TakeEpisodeStep,
  type TakeEpisodeStepPayload,
} from '@hub/contracts/episode';
import type { AuthorityView } from '@hub/contracts/identity';
import { UndoEpisodeStep } from '@hub/contracts/protection';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, dayIn, type Field } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { listed } from '../../words/lists.js';
import { CLOSING, MISTAKES, SECTIONS } from './step-words.js';

/** A case as it stands, what happened to it, and how its home borough is reached. */
export interface CaseNow {
  readonly episode: EpisodeView;
  readonly steps: readonly EpisodeStepTaken[];
  readonly home: Pick<AuthorityView, 'teams'>;
}

type State = EpisodeView['state'];
const RUNNING: readonly State[] = [
  ...['registered', 'assessing', 'active', 'in_review', 'transferring', 'disputed'],
  'stepped_up',
] as State[];
/** By these another borough was asked to act, or learnt of the child. */
const STAYS: readonly EpisodeStepTaken['step'][] = ['step_up', 'change_home'];

/** Boroughs may disagree while it stands as it stood before: the hub knows how. */
const stands =
  (...states: readonly State[]) =>
  ({ episode: { state } }: CaseNow): boolean =>
    state === 'disputed' || states.includes(state);

/** Whether the work with the child goes on. */
export const isRunning = ({ episode: { state } }: Pick<CaseNow, 'episode'>): boolean =>
  RUNNING.includes(state);

/** Some steps are for the boroughs that answer for the whole case. */
export const answersForIt = ({ episode }: Pick<CaseNow, 'episode'>, { authority }: Person) =>
  [
    episode.leadProfessional.authority,
    episode.originatingAuthority,
    episode.homeAuthority,
  ].includes(authority);

/** The last step, where it is the newest thing of all and one’s own. */
function undoable({ episode, steps }: CaseNow, { id }: Person): EpisodeStepTaken | undefined {
  const last = steps.at(-1);
  const isNewest = last?.version === episode.version && last.undoneAt === undefined;
  return isNewest && last.personId === id && !STAYS.includes(last.step) ? last : undefined;
}

const reviewField = (label: string): Field => ({
  kind: 'day',
  name: 'review',
  label,
  hint: 'After today, and within half a year',
  missing: 'Enter the day of the next review',
});
const order =
  (step: TakeEpisodeStepPayload['step'], more: (form: Form) => object = () => ({})) =>
  (form: Form, { episode }: CaseNow): object => ({ episodeId: episode.id, step, ...more(form) });
const nextReview = (form: Form): object => ({ nextReviewOn: dayIn(form, 'review') });
const toCase = ({ episode: { id } }: CaseNow): string => `/cases/${id}/next`;
const SAME = { definition: TakeEpisodeStep, then: toCase } as const;

/** What can happen next in a case, beside its plan and its lead. */
export const STEP_ACTS: Acts<CaseNow> = {
  'begin-assessment': {
    ...SAME,
    title: 'Say that the assessment has begun',
    button: 'It has begun',
    notice: 'The assessment is under way.',
    isOpenTo: stands('registered'),
    fields: () => [],
    order: order('begin_assessment'),
  },
  review: {
    ...SAME,
    title: 'Call a review of the plan',
    lead: 'Everybody in the team is invited, and so are the child and the parents.',
    button: 'Call the review',
    notice: 'The review was called. Everybody in the team is invited.',
    isOpenTo: stands('active'),
    fields: () => [
      { kind: 'day', name: 'meeting', label: 'When do you meet?', missing: 'Enter the day' },
    ],
    order: order('begin_review', (form) => ({ meetingOn: dayIn(form, 'meeting') })),
  },
  'review-completed': {
    ...SAME,
    title: 'Complete the review',
    lead: 'First write down who was there, under the reviews of the plan.',
    button: 'Complete the review',
    notice: 'The review is completed. The plan goes on.',
    isOpenTo: stands('in_review'),
    fields: () => [reviewField('When is the plan reviewed next?')],
    order: order('complete_review', nextReview),
  },
  home: {
    ...SAME,
    title: 'Say that the child moved to another borough',
    lead: 'The new borough is told of the case, if the family has agreed to that.',
    button: 'Save where the child lives',
    notice: 'The case says where the child lives now.',
    isOpenTo: (of, person) => isRunning(of) && answersForIt(of, person),
    fields: () => [
      {
        kind: 'listed',
        name: 'homeAuthority',
        label: 'Where does the child live now?',
        words: AUTHORITIES,
        none: 'Choose a borough',
        missing: 'Select the borough',
      },
    ],
    order: order('change_home', (form) => ({ homeAuthority: textOf(form, 'homeAuthority') })),
  },
  'social-care': {
    ...SAME,
    title: 'Ask social care to take the child on',
    warning:
      'If a child is in danger now, ring social care or the police first. This page rings nobody.',
    lead: 'The team that you name has one working day to answer. Every borough with a part in the case is told.',
    button: 'Ask social care',
    notice: 'Social care was asked. You see the answer here.',
    isOpenTo: stands(...RUNNING, 'withdrawn'),
    fields: ({ episode: { homeAuthority }, home }) => [
      {
        kind: 'one',
        name: 'section',
        label: 'Why?',
        words: SECTIONS,
        missing: 'Select why you ask social care',
      },
      {
        kind: 'listed',
        name: 'authority',
        label: 'Social care of which borough?',
        words: AUTHORITIES,
        none: 'Choose a borough',
        missing: 'Select the borough',
      },
      {
        kind: 'line',
        name: 'team',
        label: 'Which team there?',
        hint: `As that borough calls it. ${teamsOf(homeAuthority, home)}`,
        missing: 'Enter the team',
        most: 120,
      },
    ],
    draft: ({ episode: { homeAuthority } }) => ({ authority: homeAuthority }),
    order: order('step_up', (form) => ({
      socialCare: {
        section: chosenIn(SECTIONS, form, 'section'),
        authority: textOf(form, 'authority'),
        team: textOf(form, 'team'),
      },
    })),
  },
  'back-from-social-care': {
    ...SAME,
    title: 'Say that the case comes back from social care',
    lead: 'Social care must have closed its own case first, or have said no.',
    button: 'It comes back',
    notice: 'The case came back from social care. The plan goes on.',
    isOpenTo: (of, person) => stands('stepped_up')(of) && answersForIt(of, person),
    fields: () => [reviewField('When does the whole team review the plan?')],
    order: order('step_down', nextReview),
  },
  close: {
    ...SAME,
    title: 'Close the case',
    lead: 'Every borough with a part in the case is told. From now on it counts how long the record is kept.',
    button: 'Close the case',
    notice: 'The case is closed.',
    isOpenTo: (of, person) => stands(...RUNNING, 'withdrawn')(of) && answersForIt(of, person),
    fields: ({ episode: { state } }) =>
      state === 'withdrawn'
        ? []
        : [{ kind: 'one', name: 'why', label: 'Why?', words: CLOSING, missing: 'Select why' }],
    order: (form, { episode: { id: episodeId, state } }) => ({
      episodeId,
      step: 'close',
      closingReason: state === 'withdrawn' ? 'consent_withdrawn' : chosenIn(CLOSING, form, 'why'),
    }),
  },
  undo: {
    title: 'Take back your last step',
    lead: 'You can do this until the end of the next working day, while nothing else has happened. It stays on record that you did.',
    button: 'Take it back',
    notice: 'Your last step was taken back.',
    isOpenTo: (of, person) => undoable(of, person) !== undefined,
    fields: (of, person) => {
      const last = undoable(of, person);
      return [
        {
          kind: 'one',
          name: 'because',
          label: `Why do you take this back: ${last === undefined ? 'your step' : STEP_WORDS[last.step].toLowerCase()}?`,
          words: MISTAKES,
          missing: 'Select why you take it back',
        },
      ];
    },
    definition: UndoEpisodeStep,
    order: (form, { episode: { id: episodeId } }) => ({
      episodeId,
      because: chosenIn(MISTAKES, form, 'because'),
    }),
    then: toCase,
  },
};

function teamsOf(authority: string, { teams }: CaseNow['home']): string {
  const names = teams.map(({ name }) => name);
  return names.length === 0
    ? `${authorityName(authority)} has named no team here yet: ring to ask.`
    : `${authorityName(authority)} has named: ${listed(names)}.`;
}
