import type { EpisodeView } from '@hub/contracts/episode';
import { type ExternalLinkList, NoteExternalLink } from '@hub/contracts/protection';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, partOf } from '../../pages/fields.js';
import { LINK_STATES, SYSTEMS } from './elsewhere-words.js';

/** A case, and what is known of records of its child in other systems. */
export interface LinkedCase extends ExternalLinkList {
  readonly episode: EpisodeView;
}

/** What can be done with records in other systems. */
export const ELSEWHERE_ACTS: Acts<LinkedCase> = {
  note: {
    title: 'Note a record in another system of your borough',
    lead: 'Boroughs with a part in the case see that there is one, and how it stands. Of youth justice and mental health your borough alone sees it.',
    button: 'Write it down',
    notice: 'It is written down.',
    isOpenTo: ({ episode }, person) => episode.counterparts.includes(person.authority),
    fields: () => [
      {
        kind: 'one',
        name: 'system',
        label: 'Which record is it?',
        words: SYSTEMS,
        missing: 'Select which record it is',
      },
      {
        kind: 'one',
        name: 'state',
        label: 'How does it stand?',
        words: LINK_STATES,
        missing: 'Select how it stands',
      },
      {
        kind: 'line',
        name: 'ownReference',
        label: 'Your own reference there (optional)',
        hint: 'Do not put a name here.',
        most: 64,
      },
    ],
    definition: NoteExternalLink,
    order: (form, { episode: { id: episodeId } }) => ({
      episodeId,
      system: chosenIn(SYSTEMS, form, 'system'),
      state: chosenIn(LINK_STATES, form, 'state'),
      ...partOf(form, 'ownReference'),
    }),
  },
};
