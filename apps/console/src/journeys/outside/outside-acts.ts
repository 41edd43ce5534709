import type { EpisodeView } from '@hub/contracts/episode';
import {
  CancelOutside,
  OpenOutside,
  type OutsideHandOverView,
  OverruleOutside,
  ReceiveOutside,
  RecordOutsideFamilyView,
} from '@hub/contracts/leading';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, dayIn } from '../../pages/fields.js';
import { textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { ASKED, FAMILY_VIEWS } from '../hand-over/hand-over-words.js';
import { answersForLead } from '../leading/cover-acts.js';
import { isRunning } from '../steps/step-acts.js';
import { CANCELLED, CONFIRMED_BY } from './outside-words.js';

/** A case, and its hand-overs to places outside London, the newest first. */
export interface OutsideNow {
  readonly episode: EpisodeView;
  readonly items: readonly OutsideHandOverView[];
}

type State = OutsideHandOverView['state'];

/** The one that is under way. */
export const underWay = ({ items }: OutsideNow): OutsideHandOverView | undefined =>
  items.find(({ endedAt }) => endedAt === undefined);

/** Whether whoever looks takes the next step of it, where it has come to that. */
export function isAt(of: OutsideNow, person: Person, ...states: readonly State[]): boolean {
  const one = underWay(of);
  return one !== undefined && states.includes(one.state) && answersForLead(of, person);
}

const ids = (of: OutsideNow) => ({ episodeId: of.episode.id, handOverId: underWay(of)?.id });

/** What is done about a case that goes out of London, beside the pack. */
export const OUTSIDE_ACTS: Acts<OutsideNow> = {
  begin: {
    title: 'Hand the case over to a place outside London',
    lead: 'The hub does not reach places outside London. You send the pack yourself, and write down who has it. Then the case closes here. Each step has five working days.',
    button: 'Begin',
    notice: 'The hand-over out of London has begun.',
    isOpenTo: (of, person) =>
      answersForLead(of, person) &&
      isRunning(of) &&
      of.episode.state !== 'disputed' &&
      underWay(of) === undefined,
    fields: () => [
      {
        kind: 'line',
        name: 'receiverName',
        label: 'Which authority or service takes it over?',
        hint: 'For example, Kent County Council, Early Help',
        most: 120,
        missing: 'Enter the authority or service',
      },
      {
        kind: 'line',
        name: 'receiverContact',
        label: 'Whom do you ring or write to there?',
        hint: 'A name at work, a telephone number, an email address',
        most: 300,
        missing: 'Enter whom you ring or write to',
      },
      {
        kind: 'one',
        name: 'familyView',
        label: 'What does the family think of it?',
        hint: 'Nothing is sent before the family was asked.',
        words: FAMILY_VIEWS,
        missing: 'Select what the family thinks of it',
      },
    ],
    definition: OpenOutside,
    order: (form, { episode: { id: episodeId } }) => ({
      episodeId,
      receiverName: textOf(form, 'receiverName'),
      receiverContact: textOf(form, 'receiverContact'),
      familyView: chosenIn(FAMILY_VIEWS, form, 'familyView'),
    }),
  },
  family: {
    title: 'Record what the family thinks of it',
    button: 'Record it',
    notice: 'What the family thinks was recorded.',
    isOpenTo: (of, person) => isAt(of, person, 'awaiting_family', 'open'),
    fields: () => [
      {
        kind: 'one',
        name: 'familyView',
        label: 'What does the family think of it?',
        hint: 'Where they do not agree, nothing is sent.',
        words: ASKED,
        missing: 'Select what the family thinks of it',
      },
    ],
    definition: RecordOutsideFamilyView,
    order: (form, of) => ({ ...ids(of), familyView: chosenIn(ASKED, form, 'familyView') }),
  },
  'go-on': {
    title: 'Go on although the family said no',
    lead: 'You answer for this. The family can read why.',
    warning: 'Tell the family first that it goes on, and why.',
    button: 'It goes on',
    notice: 'It goes on. Why stands in the family’s record.',
    isOpenTo: (of, person) =>
      isAt(of, person, 'awaiting_family') && underWay(of)?.familyView === 'disagrees',
    fields: () => [
      {
        kind: 'lines',
        name: 'reason',
        label: 'Why does it go on?',
        most: 500,
        missing: 'Enter why it goes on',
      },
      {
        kind: 'day',
        name: 'told',
        label: 'When did you tell the family?',
        hint: 'For example, 27 3 2027.',
        missing: 'Enter the day on which you told the family',
      },
    ],
    definition: OverruleOutside,
    order: (form, of) => ({
      ...ids(of),
      reason: textOf(form, 'reason'),
      familyToldOn: dayIn(form, 'told'),
    }),
  },
  receipt: {
    title: 'Say who there has the case',
    lead: 'Ring them, and ask who has the pack. The case closes here with this: the family moved out of London.',
    button: 'They have it: close the case here',
    notice: 'They have it. The case is closed here.',
    isOpenTo: (of, person) => isAt(of, person, 'sent'),
    fields: () => [
      {
        kind: 'line',
        name: 'receivedBy',
        label: 'Who there says that they have it?',
        most: 120,
        missing: 'Enter who has it',
      },
      {
        kind: 'day',
        name: 'received',
        label: 'Since when do they have it?',
        hint: 'For example, 27 3 2027.',
        missing: 'Enter the day since when they have it',
      },
      {
        kind: 'one',
        name: 'confirmedBy',
        label: 'How did they say so?',
        words: CONFIRMED_BY,
        missing: 'Select how they said so',
      },
    ],
    definition: ReceiveOutside,
    order: (form, of) => ({
      ...ids(of),
      receivedBy: textOf(form, 'receivedBy'),
      receivedOn: dayIn(form, 'received'),
      confirmedBy: chosenIn(CONFIRMED_BY, form, 'confirmedBy'),
    }),
  },
  cancel: {
    title: 'Take the hand-over back',
    lead: 'The case stays here. Where the pack was sent already, ring them: they must delete it.',
    button: 'Take it back',
    notice: 'The hand-over out of London was taken back.',
    isOpenTo: (of, person) => isAt(of, person, 'awaiting_family', 'open', 'sent'),
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: CANCELLED, missing: 'Select why' },
    ],
    definition: CancelOutside,
    order: (form, of) => ({ ...ids(of), because: chosenIn(CANCELLED, form, 'because') }),
  },
};
