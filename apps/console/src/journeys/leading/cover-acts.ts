import type { EpisodeView } from '@hub/contracts/episode';
import type { PersonEntry } from '@hub/contracts/identity';
import {
  EndLeadCover,
  type LeadCoverView,
  type LeadRequestView,
  type MoveOffer,
  NameLeadCover,
} from '@hub/contracts/leading';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, dayIn, type Field } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { todayOf } from '../../words/dates.js';
import { colleagueWords } from '../../words/people-words.js';
import { isOver } from '../cases/late-review.js';
import { AWAY, BACK } from './leading-words.js';

/** A case with who stands in for its lead, or will, and who asks to lead it. */
export interface LeadNow {
  readonly episode: EpisodeView;
  /** The newest first. */
  readonly covers: readonly LeadCoverView[];
  /** Whether the hub lets whoever looks name who stands in, and end that. */
  readonly mayName: boolean;
  /** The newest first. */
  readonly requests: readonly LeadRequestView[];
  readonly offer: MoveOffer;
  /** Among whom somebody is chosen; read for that page alone. */
  readonly colleagues?: readonly Pick<PersonEntry, 'id' | 'contact'>[];
}

/** Who stands in now, or is named to: for this case alone before who does for all. */
export function standingIn({ covers }: Pick<LeadNow, 'covers'>): LeadCoverView | undefined {
  const running = covers.filter(({ state }) => state === 'running');
  const open = running.length > 0 ? running : covers.filter(({ state }) => state !== 'ended');
  return open.find(({ forAll }) => !forAll) ?? open[0];
}

/** In whose place nobody stands in yet, since they left, on the days that are to come. */
export function whoLeft({ episode, covers }: Pick<LeadNow, 'episode' | 'covers'>) {
  const [newest] = covers.filter(
    ({ leadProfessionalId }) => leadProfessionalId === episode.leadProfessional.personId,
  );
  const isBare = !isOver(episode) && covers.every(({ state }) => state === 'ended');
  return isBare && newest?.endedBecause === 'stand_in_left' && newest.until >= todayOf(Date.now())
    ? newest
    : undefined;
}

/** Whoever leads, who leads meanwhile, and their lead CAF contact. */
export function answersForLead({ episode }: Pick<LeadNow, 'episode'>, person: Person): boolean {
  const { authority, personId, cover } = episode.leadProfessional;
  if (isOver(episode) || authority !== person.authority) return false;
  return (
    [personId, cover?.personId].includes(person.id) || person.roles.includes('lead_caf_contact')
  );
}

/** Who stands in, from which day to which, and why. */
export function coverFields(words: Readonly<Record<string, string>>): Field[] {
  return [
    {
      kind: 'listed',
      name: 'personId',
      label: 'Who stands in?',
      words,
      none: 'Choose a colleague',
      missing: 'Select who stands in',
    },
    {
      kind: 'day',
      name: 'from',
      label: 'The first day',
      hint: 'Today or later. For example, 27 3 2027.',
      missing: 'Enter the first day',
    },
    {
      kind: 'day',
      name: 'until',
      label: 'The last day',
      hint: 'At most 92 days are covered. For longer, hand over the lead.',
      missing: 'Enter the last day',
    },
    {
      kind: 'one',
      name: 'because',
      label: 'Why is the lead professional away?',
      hint: 'Everybody with a part in the case can see this.',
      words: AWAY,
      missing: 'Select why the lead professional is away',
    },
  ];
}

/** What those fields hold. */
export const coverTermsOf = (form: Form) => ({
  personId: textOf(form, 'personId'),
  from: dayIn(form, 'from'),
  until: dayIn(form, 'until'),
  because: chosenIn(AWAY, form, 'because'),
});

/** Who stands in for all cases of a lead, unless somebody is named for this case alone. */
const isNamedAlone = ({ covers }: Pick<LeadNow, 'covers'>): boolean =>
  covers.some(({ state, forAll }) => state !== 'ended' && !forAll);

/** Somebody who leads for a time, while whoever leads is away. */
export const COVER_ACTS: Acts<LeadNow> = {
  cover: {
    title: 'Name somebody who stands in for the lead professional',
    lead: 'They do all that the lead professional does in this case, from the first day to the last. Who stands in for all cases of the lead professional gives way to them. Everybody with a part in the case sees whom to ring.',
    button: 'Name them',
    notice:
      'They were named. Everybody with a part in the case sees whom to ring, from the first day on.',
    isOpenTo: (of) => of.mayName && !isNamedAlone(of),
    fields: ({ episode, colleagues = [] }) =>
      coverFields(colleagueWords(colleagues, episode.leadProfessional.personId)),
    definition: NameLeadCover,
    order: (form, { episode: { id: episodeId } }) => ({ episodeId, ...coverTermsOf(form) }),
  },
  'end-cover': {
    title: 'Say that they stand in no more',
    lead: 'Whoever is named for all cases of the lead professional stands in again, else the lead professional leads again.',
    button: 'End it now',
    notice: 'It has ended. This page says who leads now.',
    isOpenTo: (of) => of.mayName && standingIn(of) !== undefined,
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: BACK, missing: 'Select why it ends' },
    ],
    definition: EndLeadCover,
    order: (form, of) => ({
      episodeId: of.episode.id,
      coverId: standingIn(of)?.id,
      because: chosenIn(BACK, form, 'because'),
    }),
    // Whoever stood in may not open the case from now on.
    then: (of, { id }) => (standingIn(of)?.personId === id ? '/' : `/cases/${of.episode.id}/lead`),
  },
  'lead-is-back': {
    title: 'Say that the lead professional is back',
    lead: 'Whoever stood in has left. Nobody else is needed for the days that were left.',
    button: 'They are back',
    notice: 'It is noted. Nobody is asked to name somebody else.',
    isOpenTo: (of) => of.mayName && whoLeft(of) !== undefined,
    fields: () => [],
    definition: EndLeadCover,
    order: (_form, of) => ({
      episodeId: of.episode.id,
      coverId: whoLeft(of)?.id,
      because: 'lead_is_back',
    }),
  },
};
