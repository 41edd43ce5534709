import { AUTHORITIES } from '@hub/contracts';
import type { ListEpisodesPayload } from '@hub/contracts/episode';
import type { Filter } from '../../pages/filter.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { todayOf } from '../../words/dates.js';
import { LEVELS } from '../start/start-words.js';
import { STATES } from './case-words.js';

const DAY_MS = 24 * 60 * 60_000;
const WHOSE = { mine: 'Mine: I lead, or am in the team' };
const REVIEWS = { late: 'Late', soon: 'Within four weeks, or late' };
const ORDERS = { review: 'What is to be reviewed first' };
const STATE_NAMES = Object.fromEntries(
  Object.entries(STATES).map(([state, { text }]) => [state, text]),
) as Readonly<Record<keyof typeof STATES, string>>;

/** What the list of cases can be chosen by. */
export const CASE_FILTER: Filter = {
  path: '/cases',
  title: 'Show these cases',
  fields: [
    {
      kind: 'line',
      name: 'reference',
      label: 'Case reference',
      hint: 'The whole of it, as it is written. Do not put a name here.',
      most: 64,
    },
    { kind: 'listed', name: 'whose', label: 'Whose', words: WHOSE, none: 'All of my borough' },
    { kind: 'listed', name: 'state', label: 'State', words: STATE_NAMES, none: 'Any state' },
    { kind: 'listed', name: 'review', label: 'Next review', words: REVIEWS, none: 'Any day' },
    { kind: 'listed', name: 'level', label: 'Level of need', words: LEVELS, none: 'Any level' },
    { kind: 'listed', name: 'home', label: 'Lives in', words: AUTHORITIES, none: 'Any borough' },
    {
      kind: 'listed',
      name: 'sort',
      label: 'In which order',
      words: ORDERS,
      none: 'The newest first',
    },
  ],
};

/** The same as the hub takes it. Words that it does not know count as not chosen. */
export function caseQuery(form: Form, now: number): ListEpisodesPayload {
  const [whose] = chosenOf(WHOSE, form, 'whose');
  const [state] = chosenOf(STATE_NAMES, form, 'state');
  const [review] = chosenOf(REVIEWS, form, 'review');
  const [level] = chosenOf(LEVELS, form, 'level');
  const [home] = chosenOf(AUTHORITIES, form, 'home');
  const [sort] = chosenOf(ORDERS, form, 'sort');
  const reference = textOf(form, 'reference').slice(0, 64);
  const by = review === 'late' ? now - DAY_MS : now + 28 * DAY_MS;
  return {
    ...(whose === undefined ? {} : { mine: true }),
    ...(state === undefined ? {} : { state }),
    ...(review === undefined ? {} : { reviewBefore: todayOf(by) }),
    ...(level === undefined ? {} : { level: Number(level) }),
    ...(home === undefined ? {} : { home }),
    ...(sort === undefined ? {} : { sort }),
    ...(reference === '' ? {} : { reference }),
  };
}
