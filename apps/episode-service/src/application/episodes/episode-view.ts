import type { CoordinatorView, EpisodeView } from '@hub/contracts/episode';
import type { FoldView, ShieldView } from '@hub/contracts/protection';
import { counterpartsOf, type Episode, type Fold, shownState } from '../../domain/episode.js';
import type { Shield } from '../../domain/shield-terms.js';
import type { Coordinator } from '../../domain/team/coordinator-terms.js';
import { familyFor, viewTeam } from '../team/seat-view.js';

/** @param viewer the person who reads; nobody of whom that is known where it is absent */
export function viewEpisode(episode: Episode, viewer?: string): EpisodeView {
  const {
    lead,
    team: _seats,
    needs: _needs,
    contacts: _contacts,
    coordinator,
    coordinatorsBefore: _before,
    resumesAs: _resumes,
    disputes: _disputes,
    unanswered,
    shield,
    folded,
    ...same
  } = episode;
  return {
    ...same,
    state: shownState(episode),
    leadProfessional: {
      authority: lead.authority,
      personId: lead.personId,
      term: lead.term,
      since: lead.since,
      ...(lead.cover === undefined
        ? {}
        : { cover: { personId: lead.cover.personId, until: lead.cover.until } }),
    },
    team: viewTeam(episode, viewer),
    counterparts: counterpartsOf(episode),
    ...familyFor(episode, viewer),
    ...(coordinator ? { coordinator: viewCoordinator(coordinator) } : {}),
    ...(folded ? { folded: viewFold(folded) } : {}),
    ...(shield ? { shield: viewShield(shield) } : {}),
    ...(unanswered === undefined ? {} : { unanswered: [...unanswered] }),
  };
}

function viewCoordinator({ authority, personId, since }: Coordinator): CoordinatorView {
  return { authority, personId, since };
}

function viewFold({ before: _stood, ...shown }: Fold): FoldView {
  return shown;
}

function viewShield({ hiddenFrom, hiddenFromPeople: people, because, since }: Shield): ShieldView {
  const shown = { hiddenFrom: [...hiddenFrom], because, since };
  return people ? { ...shown, hiddenFromPeople: [...people] } : shown;
}
