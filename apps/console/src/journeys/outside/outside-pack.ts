import { authorityName } from '@hub/contracts';
import type { OutsideHandOverView, OutsidePack } from '@hub/contracts/leading';
import type { WithNames } from '../../api/hub-api.js';
import { type Fact, known } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import { type Choice, choicesOf } from '../../words/choices.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { type ContactCard, peopleIn, withheldAt } from '../../words/people-words.js';
import { needsInWords } from '../cases/needs-words.js';
import { DOCUMENTS } from '../consents/consent-words.js';
import { outsideFacts, pathOf } from './outside-view.js';
import { SENT_BY } from './outside-words.js';

export interface PackView {
  readonly title: string;
  readonly back: string;
  readonly facts: readonly Fact[];
  readonly needs: readonly string[];
  readonly lead: ContactCard;
  readonly team: readonly { readonly role: string; readonly card: ContactCard }[];
  readonly documents: readonly string[];
  readonly sending: {
    readonly action: string;
    readonly digest: string;
    readonly ways: readonly Choice[];
  };
}

/** The pack as it is printed, or put into secure mail. */
export function packView(pack: WithNames<OutsidePack>): PackView {
  const { episode, documents, receiverName, madeAt, digest } = pack;
  const { leadProfessional, levelOfNeed, needs, nextReviewOn } = episode;
  const person = peopleIn(pack.people);
  return {
    title: 'Hand-over of an assessment (CAF)',
    back: pathOf(episode.id),
    facts: [
      { key: 'For', value: receiverName },
      { key: 'From', value: authorityName(leadProfessional.authority) },
      { key: 'Our case reference', value: episode.ownReference },
      { key: 'Made up', value: dateAndTimeOf(madeAt) },
      {
        key: 'Started',
        value: `${authorityName(episode.originatingAuthority)}, ${dateOf(episode.startedAt)}`,
      },
      { key: 'Level of need', value: `${String(levelOfNeed.level)}, ${levelOfNeed.label}` },
      ...known('Next review', nextReviewOn && dateOf(nextReviewOn)),
      { key: 'Number of this pack', value: digest.slice(0, 16) },
    ],
    needs: needs === undefined ? [] : needsInWords(needs),
    lead: person(leadProfessional.personId, leadProfessional.authority),
    team: episode.team.map(({ role, personId, authority }) => ({
      role,
      card: personId === undefined ? withheldAt(authority) : person(personId, authority),
    })),
    documents: documents.map(
      ({ category, authority, versions: [newest] }) =>
        `${DOCUMENTS[category]}, ${authorityName(authority)}${newest === undefined ? '' : `, ${dateOf(newest.addedAt)}`}`,
    ),
    sending: {
      action: `${pathOf(episode.id)}/sending`,
      digest,
      ways: choicesOf(SENT_BY, {}, 'sentBy'),
    },
  };
}

/** How the pack went; asked again where nothing was chosen, of the same pack. */
export function sendingQuestion(
  episodeId: string,
  one: OutsideHandOverView,
  digest: string,
): Question {
  const back = { text: 'Back to the hand-over', href: pathOf(episodeId) };
  return {
    title: 'Say how the pack was sent',
    action: `${pathOf(episodeId)}/sending`,
    back,
    facts: outsideFacts(one),
    fields: [
      {
        kind: 'one',
        name: 'sentBy',
        label: 'How was it sent?',
        words: SENT_BY,
        missing: 'Select how the pack was sent',
      },
    ],
    button: 'It was sent',
    hidden: { digest },
  };
}
