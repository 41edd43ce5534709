import { authorityName } from '@hub/contracts';
import type { ContinuumView, SuggestedAssessment } from '@hub/contracts/planning';
import type { ExternalLinkView } from '@hub/contracts/protection';
import { linksTo } from '../../pages/acts.js';
import { type Card, known, type Link } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateOf } from '../../words/dates.js';
import { wordsOf } from '../steps/level-question.js';
import { ELSEWHERE_ACTS, type LinkedCase } from './elsewhere-acts.js';
import { LINK_COLOURS, LINK_STATES, SYSTEMS } from './elsewhere-words.js';

export interface ElsewhereView {
  readonly title: string;
  readonly reference: string;
  readonly back: Link;
  readonly links: readonly Link[];
  readonly records: readonly Card[];
  readonly suggested: readonly Card[];
}

/** Records of a child in other systems, and which specialist assessments to think of. */
export function elsewhereView(
  of: LinkedCase,
  continuum: ContinuumView,
  viewer: Person,
): ElsewhereView {
  const { id, ownReference } = of.episode;
  const says = wordsOf(continuum, () => true);
  return {
    title: 'Records elsewhere',
    reference: ownReference,
    back: { text: 'Back to the case', href: `/cases/${id}` },
    links: linksTo(ELSEWHERE_ACTS, of, viewer, `/cases/${id}/elsewhere`),
    records: of.items.map(recordPart),
    suggested: of.suggested.map((one) => suggestedPart(one, says)),
  };
}

function recordPart({ system, authority, state, ownReference, notedAt }: ExternalLinkView): Card {
  return {
    heading: SYSTEMS[system],
    tag: { text: LINK_STATES[state], colour: LINK_COLOURS[state] },
    facts: [
      { key: 'At', value: authorityName(authority) },
      ...known('Your reference there', ownReference),
      { key: 'Written down on', value: dateOf(notedAt) },
    ],
  };
}

function suggestedPart(
  { name, when, because, source }: SuggestedAssessment,
  says: Readonly<Record<string, string>>,
): Card {
  const shown = because.map((code) => says[code] ?? code).join('. ');
  return {
    heading: name,
    facts: [
      { key: 'When', value: when },
      { key: 'Because', value: shown === '' ? 'The level of need' : shown },
      { key: 'Who says so', value: source },
    ],
  };
}
