import { authorityName } from '@hub/contracts';
import type { ConsentPage } from '@hub/contracts/consent';
import type { EpisodePage, EpisodeView, Folder } from '@hub/contracts/episode';
import type { NamedPerson } from '@hub/contracts/identity';
import type { ProposeMergePayload, ProposeSplitPayload } from '@hub/contracts/protection';
import { chosenIn, type Field } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf, textsOf } from '../../session/form.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn, withheldAt } from '../../words/people-words.js';
import { DOCUMENTS } from '../consents/consent-words.js';
import { contactName } from '../team/team-words.js';
import { MERGED_BECAUSE, SPLIT_BECAUSE } from './one-child-words.js';

/** A case that may have parts of another child. */
export interface SplitParts {
  readonly episode: EpisodeView & { readonly people?: readonly NamedPerson[] };
  readonly others: EpisodePage;
  readonly consents: ConsentPage;
  readonly folder: Folder;
}

const caseOf = ({ id }: EpisodeView) => ({ href: `/cases/${id}`, text: 'Back to the case' });

/** The cases in which one’s borough has a part, by how it knows them. */
function othersIn({ items }: EpisodePage, but: string): Record<string, string> {
  return Object.fromEntries(
    items
      .filter(({ id, state }) => id !== but && state !== 'voided')
      .map(({ id, ownReference, originatingAuthority, startedAt }) => [
        id,
        `${ownReference}, started in ${authorityName(originatingAuthority)} on ${dateOf(startedAt)}`,
      ]),
  );
}

export const mergeQuestion = (episode: EpisodeView, others: EpisodePage): Question => ({
  title: 'Make one case of two',
  action: `/cases/${episode.id}/same-child`,
  back: caseOf(episode),
  lead: [
    'Where two cases are of one child, this one is kept and the other goes on in it. A person of each borough that started one must agree first.',
  ],
  fields: [
    {
      kind: 'listed',
      name: 'with',
      label: 'Which other case is of the same child?',
      words: othersIn(others, episode.id),
      none: 'Choose the other case',
      missing: 'Select the other case',
    },
    {
      kind: 'one',
      name: 'because',
      label: 'Why are there two?',
      words: MERGED_BECAUSE,
      missing: 'Select why there are two',
    },
  ],
  button: 'Ask for them to be one',
});

export const mergeFrom = (form: Form, episodeId: string): ProposeMergePayload => ({
  episodeId,
  with: textOf(form, 'with'),
  because: chosenIn(MERGED_BECAUSE, form, 'because'),
});

export function splitQuestion(parts: SplitParts): Question {
  const { episode, others } = parts;
  const { foldedHere = [] } = episode;
  const here: Record<string, string> = Object.fromEntries(
    foldedHere.map(({ episodeId, authority, reference }) => [
      episodeId,
      `${reference} of ${authorityName(authority)}, which goes on in this one`,
    ]),
  );
  return {
    title: 'Two children are in this case',
    action: `/cases/${episode.id}/two-children`,
    back: caseOf(episode),
    lead: [
      'Say what belongs to the other child. It leaves this case once a person of each borough that started one agrees. Everybody who was told hears of it.',
    ],
    fields: [
      {
        kind: 'listed',
        name: 'other',
        label: 'Which is the other child’s case?',
        hint: 'Look the other child up and start a case first, where there is none.',
        words: { ...here, ...othersIn(others, episode.id) },
        none: 'Choose the other child’s case',
        missing: 'Select the other child’s case',
      },
      {
        kind: 'one',
        name: 'because',
        label: 'How did it come about?',
        words: SPLIT_BECAUSE,
        missing: 'Select how it came about',
      },
      ...partsFields(parts),
    ],
    button: 'Ask for them to be told apart',
  };
}

/** What of a case may belong to the other child; each kind only where there is some. */
function partsFields({ episode, consents, folder }: SplitParts): Field[] {
  const nameOf = peopleIn(episode.people);
  const some = (name: string, label: string, words: Record<string, string>): Field[] =>
    Object.keys(words).length === 0 ? [] : [{ kind: 'some', name, label, words }];
  return [
    ...some(
      'documents',
      'Which documents are of the other child? (optional)',
      Object.fromEntries(
        folder.documents.map(({ id, category, authority }) => [
          id,
          `${DOCUMENTS[category]}, ${authorityName(authority)}`,
        ]),
      ),
    ),
    ...some(
      'consents',
      'Which decisions were about the other child? (optional)',
      Object.fromEntries(
        consents.items.map(({ id, givenAt, authority }) => [
          id,
          `Of ${dateOf(givenAt)}, written down in ${authorityName(authority)}`,
        ]),
      ),
    ),
    ...some(
      'team',
      'Who works with the other child alone? (optional)',
      Object.fromEntries(
        episode.team.map(({ id, personId, authority, role }) => [
          id,
          `${(personId === undefined ? withheldAt(authority) : nameOf(personId, authority)).name}, ${role}`,
        ]),
      ),
    ),
    ...some(
      'contacts',
      'Who of these belongs to the other child? (optional)',
      Object.fromEntries((episode.contacts ?? []).map((one) => [one.id, contactName(one)])),
    ),
    ...some('beside', 'What else is of the other child? (optional)', besideWords(episode, nameOf)),
  ];
}

function besideWords(
  { needs, coordinator }: EpisodeView,
  nameOf: ReturnType<typeof peopleIn>,
): Record<string, string> {
  return {
    ...(needs ? { needs: 'What stands there of what the family needs' } : {}),
    ...(coordinator
      ? {
          [coordinator.personId]: `That ${nameOf(coordinator.personId, coordinator.authority).name} coordinates the case`,
        }
      : {}),
  };
}

function besideFrom(form: Form): Pick<ProposeSplitPayload, 'needs' | 'coordinator'> {
  const beside = textsOf(form, 'beside');
  const coordinator = beside.find((one) => one !== 'needs');
  return {
    ...(beside.includes('needs') ? { needs: true } : {}),
    ...(coordinator === undefined ? {} : { coordinator }),
  };
}

export const splitFrom = (form: Form, episodeId: string): ProposeSplitPayload => ({
  episodeId,
  other: textOf(form, 'other'),
  because: chosenIn(SPLIT_BECAUSE, form, 'because'),
  documents: [...textsOf(form, 'documents')],
  consents: [...textsOf(form, 'consents')],
  team: [...textsOf(form, 'team')],
  ...(textsOf(form, 'contacts').length === 0 ? {} : { contacts: [...textsOf(form, 'contacts')] }),
  ...besideFrom(form),
});
