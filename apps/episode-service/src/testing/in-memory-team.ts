import type { PastTeamStore } from '../application/team/team-ports.js';
import type { LeftMember } from '../domain/team/leaving.js';

export class InMemoryPastTeam implements PastTeamStore {
  private readonly left = new Map<string, readonly LeftMember[]>();

  add(episodeId: string, member: LeftMember): void {
    this.left.set(episodeId, [...(this.left.get(episodeId) ?? []), member]);
  }
  ofEpisode(episodeId: string): Promise<LeftMember[]> {
    const place = ({ leftOn, id }: LeftMember): string => `${leftOn} ${id}`;
    const left = [...(this.left.get(episodeId) ?? [])];
    return Promise.resolve(left.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
  }
}
