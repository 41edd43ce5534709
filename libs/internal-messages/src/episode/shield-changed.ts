import { defineEvent, EXAMPLE } from '@hub/contracts';
import { AuthorityCodes, Id, Ids, Optional, Whole } from '@hub/contracts/shape';

export class ShieldChangedPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCodes('Authorities that see nothing of it now', 0) hiddenFrom!: string[];
  @Optional()
  @Ids(20, 'Single people who see nothing of it now')
  hiddenFromPeople?: string[];
  @Optional()
  @AuthorityCodes('For whom those work: nobody there hears who looks for the child')
  employers?: string[];
  @Whole(1, 2_147_483_647, 'Version of the episode: an older one changes nothing') version!: number;
}

export const ShieldChanged = defineEvent({
  type: 'shield.changed.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'episodeId',
  weighty: true,
  summary: 'From whom an episode is hidden: no service shows them anything of it.',
  personalData: 'none',
  payload: ShieldChangedPayload,
  examples: [{ episodeId: EXAMPLE.episodeId, hiddenFrom: [EXAMPLE.greenwich], version: 4 }],
});
