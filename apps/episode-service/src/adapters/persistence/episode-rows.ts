import type { EpisodeStepTaken } from '@hub/contracts/episode';
import { readRow } from '@hub/persistence';
import type { Episode } from '../../domain/episode.js';
import type { EpisodeStepRow } from './life-tables.js';
import type { EpisodeRow, LeadTermRow, TeamMemberRow } from './tables.js';

export function toRow(episode: Episode): EpisodeRow {
  const { lead: _lead, team: _team, startedAt, ...columns } = episode;
  const {
    nextReviewOn = null,
    resumesAs = null,
    reopens = null,
    agency = null,
    urgent = null,
    unanswered,
    homeUntold = null,
    shield = null,
    needs = null,
    contacts,
    initiator = null,
    coordinator = null,
    coordinatorsBefore,
    voided = null,
    folded = null,
    disputes,
  } = columns;
  return {
    ...columns,
    startedAt: new Date(startedAt),
    disputes: [...disputes],
    nextReviewOn,
    resumesAs,
    reopens,
    agency,
    urgent,
    homeUntold,
    shield,
    needs,
    contacts: contacts ? [...contacts] : null,
    initiator,
    coordinator,
    coordinatorsBefore: coordinatorsBefore ? [...coordinatorsBefore] : null,
    voided,
    folded,
    unanswered: unanswered ? [...unanswered] : null,
    remindedOf: null,
    peopleTold: true,
  };
}

export function toTerm({ id, lead }: Episode): LeadTermRow {
  return {
    episodeId: id,
    ...lead,
    since: new Date(lead.since),
    cover: lead.cover ?? null,
    endedAt: null,
  };
}

export function toEpisode(
  row: EpisodeRow,
  term: LeadTermRow,
  members: readonly TeamMemberRow[],
): Episode {
  const { remindedOf: _reminded, peopleTold: _told, ...same } = row;
  const { episodeId: _episode, endedAt: _ended, ...lead } = term;
  const { state, voided, folded, disputes, resumesAs, nextReviewOn, ...kept } = readRow(same);
  const whole = {
    ...kept,
    lead: readRow(lead),
    team: members.map(({ episodeId: _of, leftOn: _day, leftBecause: _why, ...member }) =>
      readRow(member),
    ),
  };
  if (state === 'folded') {
    if (!folded) throw new Error(`Nothing says where episode ${row.id} goes on`);
    return { ...whole, state, folded, disputes: [] };
  }
  if (state !== 'voided')
    return {
      ...whole,
      ...{ state, disputes },
      ...(resumesAs === undefined ? {} : { resumesAs }),
      ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
    };
  if (!voided) throw new Error(`Nothing says why episode ${row.id} is void`);
  return { ...whole, state, voided, disputes: [] };
}

export function toStep({
  episodeId: _episode,
  nextReviewOn: _next,
  wasDueOn: _due,
  before: _stood,
  ...taken
}: EpisodeStepRow): EpisodeStepTaken {
  return readRow(taken);
}
