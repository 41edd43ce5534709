import type { EpisodeView, TakeEpisodeStepPayload } from '@hub/contracts/episode';
import type { ContinuumView } from '@hub/contracts/planning';
import type { Field } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { LEVELS } from '../start/start-words.js';

const back = (id: string) => ({ href: `/cases/${id}/next`, text: 'Back to what happens next' });
const now = ({ levelOfNeed: { level, label } }: EpisodeView) => ({
  key: 'Level of need',
  value: `${String(level)}, ${label}`,
});

/** First which level, on a page of its own. */
export const levelQuestion = (episode: EpisodeView): Question => ({
  title: 'Change the level of need',
  action: `/cases/${episode.id}/level`,
  back: back(episode.id),
  facts: [now(episode)],
  fields: [
    {
      kind: 'one',
      name: 'level',
      label: 'Which level is it now?',
      hint: 'The next page asks what shows it.',
      words: LEVELS,
      missing: 'Select the level',
    },
  ],
  button: 'Go on',
});

/** Then what shows that it is this one. */
export function whyQuestion(
  episode: EpisodeView,
  level: number,
  continuum: ContinuumView,
): Question {
  const { id, version } = episode;
  const lower = wordsOf(continuum, (one) => one < level);
  const also: Field[] =
    Object.keys(lower).length === 0
      ? []
      : [
          {
            kind: 'some',
            name: 'also',
            label: 'What else is true? (optional)',
            hint: 'This describes lower levels.',
            words: lower,
          },
        ];
  return {
    title: `What shows that it is level ${String(level)}?`,
    caption: 'Change the level of need',
    action: `/cases/${id}/level/${String(level)}`,
    back: { href: `/cases/${id}/level`, text: 'Another level' },
    lead: ['Every borough with a part in the case is told the level, and what shows it.'],
    facts: [now(episode), { key: 'From now on', value: `${String(level)}, ${nameOf(level)}` }],
    fields: [
      {
        kind: 'some',
        name: 'shows',
        label: 'What of this is true of the child?',
        words: wordsOf(continuum, (one) => one === level),
        missing: 'Select at least one thing that is true of the child',
      },
      ...also,
    ],
    button: 'Change the level',
    hidden: { etag: `"${String(version)}"` },
  };
}

/** @param authority what it calls the level is what the case says from now on */
export function levelFrom(
  form: Form,
  { episodeId, level }: { readonly episodeId: string; readonly level: number },
  continuum: ContinuumView,
  authority: string,
): TakeEpisodeStepPayload {
  const known = wordsOf(continuum, (one) => one <= level);
  const label =
    continuum.labels.find((one) => one.authority === authority && one.level === level)?.label ??
    continuum.levels.find((one) => one.level === level)?.name ??
    nameOf(level);
  return {
    episodeId,
    step: 'change_level_of_need',
    levelOfNeed: { level, label },
    descriptors: [...chosenOf(known, form, 'shows'), ...chosenOf(known, form, 'also')],
  };
}

export const levelIn = (form: Form): string => textOf(form, 'level');

/** What describes levels, by code. */
export function wordsOf(
  { levels }: ContinuumView,
  isMeant: (level: number) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    levels
      .filter(({ level }) => isMeant(level))
      .flatMap(({ descriptors }) => descriptors.map(({ code, says }) => [code, says] as const)),
  );
}

function nameOf(level: number): string {
  const names: Readonly<Record<string, string>> = LEVELS;
  return names[String(level)] ?? String(level);
}
