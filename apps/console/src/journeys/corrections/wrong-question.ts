import { authorityName } from '@hub/contracts';
import type { ConsentPage } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView, Folder } from '@hub/contracts/episode';
import type { RaiseCorrectionPayload } from '@hub/contracts/protection';
import { chosenIn, partOf } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { dateOf } from '../../words/dates.js';
import { DOCUMENTS } from '../consents/consent-words.js';
import { BECAUSE, FIELDS, KINDS, SUBJECTS } from './correction-words.js';

/** What of a case can be wrong. */
export interface WrongParts {
  readonly episode: EpisodeView;
  readonly consents: ConsentPage;
  readonly folder: Folder;
}

/** What is wrong, and how it came about. */
export function wrongQuestion(parts: WrongParts): Question {
  const { id } = parts.episode;
  return {
    title: 'Say that something is wrong',
    action: `/cases/${id}/wrong`,
    back: { href: `/cases/${id}`, text: 'Back to the case' },
    lead: [
      'Somebody else, of the borough that answers for it, looks first. Then everybody who was told hears of it, and says what they did. What was wrong stays on record, marked.',
    ],
    fields: [
      {
        kind: 'listed',
        name: 'about',
        label: 'What is wrong?',
        words: subjectsOf(parts),
        none: 'Choose what is wrong',
        missing: 'Select what is wrong',
      },
      {
        kind: 'one',
        name: 'kind',
        label: 'What is wrong with it?',
        words: KINDS,
        missing: 'Select what is wrong with it',
      },
      {
        kind: 'one',
        name: 'because',
        label: 'How did it come about?',
        words: BECAUSE,
        missing: 'Select how it came about',
      },
      {
        kind: 'line',
        name: 'ownReference',
        label: 'If it is your reference: the right one',
        hint: 'Do not put a name there.',
        most: 64,
      },
    ],
    button: 'Ask for it to be put right',
  };
}

/** Each with what the hub takes it for, by a word that stands in the form. */
function subjectsOf({ episode, consents, folder }: WrongParts): Record<string, string> {
  const { episode: whole, lookup, pointer } = SUBJECTS;
  return {
    episode: whole,
    ...Object.fromEntries(
      Object.entries(FIELDS).map(([field, text]) => [`episode_fact ${field}`, text]),
    ),
    ...Object.fromEntries(
      folder.documents.map(({ id, category, authority, versions }) => [
        `document ${id}`,
        `Document: ${DOCUMENTS[category].toLowerCase()} of ${authorityName(authority)}${addedOn(versions[0])}`,
      ]),
    ),
    ...Object.fromEntries(
      consents.items.map(({ id, givenAt }) => [
        `consent ${id}`,
        `What the family agreed to, ${dateOf(givenAt)}`,
      ]),
    ),
    [`lookup ${episode.lookupId}`]: lookup,
    pointer,
  };
}

function addedOn(version: DocumentView['versions'][number] | undefined): string {
  return version === undefined ? '' : `, ${dateOf(version.addedAt)}`;
}

/** What is sent, once nothing is wrong with the form. */
export function correctionFrom(form: Form, episodeId: string): RaiseCorrectionPayload {
  const [about, which] = textOf(form, 'about').split(' ');
  const subject = about === 'episode_fact' ? { field: which } : which ? { aboutId: which } : {};
  return {
    episodeId,
    kind: chosenIn(KINDS, form, 'kind'),
    because: chosenIn(BECAUSE, form, 'because'),
    ...({ about, ...subject } as Pick<RaiseCorrectionPayload, 'about' | 'aboutId' | 'field'>),
    ...partOf(form, 'ownReference'),
  };
}

export const WRONG_REFUSALS = {
  correction_open: {
    text: 'Somebody has said already that this is wrong. Find it under Corrections.',
  },
  episode_voided: { text: 'This case was of the wrong child and is void. Nothing can be changed.' },
};
