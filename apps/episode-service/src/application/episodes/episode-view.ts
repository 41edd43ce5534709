import type { EpisodeView, TransferView } from '@hub/contracts';
import { counterpartsOf, type Episode } from '../../domain/episode.js';
import type { Transfer } from '../../domain/transfer.js';

export function viewEpisode(episode: Episode): EpisodeView {
  const { lead, team, resumesAs: _resumes, ...same } = episode;
  return {
    ...same,
    leadProfessional: { authority: lead.authority, personId: lead.personId, term: lead.term, since: lead.since },
    team: [...team],
    counterparts: counterpartsOf(episode),
  };
}

export function viewTransfer(transfer: Transfer): TransferView {
  const { outgoingTerm: _term, ...view } = transfer;
  return view;
}
