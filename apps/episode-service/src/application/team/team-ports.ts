import type { LeftMember } from '../../domain/team/leaving.js';

/** Places in teams that ended. */
export interface PastTeamStore {
  /** Of whom the episode had, the first who left first. */
  ofEpisode(episodeId: string): Promise<LeftMember[]>;
}

/** What a service keeps of a team beside who is in it. */
export interface TeamStores {
  readonly pastTeam: PastTeamStore;
}
