import type { EpisodeView } from '@hub/contracts/episode';
import { counterpartsOf, type Episode, shownState } from '../../domain/episode.js';

export function viewEpisode(episode: Episode): EpisodeView {
  const {
    lead,
    team,
    resumesAs: _resumes,
    disputes: _disputes,
    unanswered,
    shield,
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
    },
    team: team.map(({ id, authority, personId, role }) => ({ id, authority, personId, role })),
    counterparts: counterpartsOf(episode),
    ...(shield ? { shield: { ...shield, hiddenFrom: [...shield.hiddenFrom] } } : {}),
    ...(unanswered === undefined ? {} : { unanswered: [...unanswered] }),
  };
}
