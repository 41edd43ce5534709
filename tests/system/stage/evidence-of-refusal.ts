import type { HttpDoor } from '@hub/borough-connector';
import { TakeEpisodeStep } from '@hub/contracts/episode';
import type { EvidencePage } from '@hub/contracts/ledger';
import type { Stage } from './stage.js';

/** What the ledger keeps of a step that was refused, as somebody of the episode reads it. */
export async function evidenceOfRefusal(
  stage: Stage,
  by: HttpDoor,
  episodeId: string,
): Promise<object> {
  const look = async (): Promise<object | undefined> => {
    const { body } = await by.get<EvidencePage>(`/v1/episodes/${episodeId}/evidence?limit=100`);
    return body.items
      .map(({ entry }) => JSON.parse(entry) as { action: string; outcome: string })
      .find(({ action, outcome }) => action === TakeEpisodeStep.type && outcome === 'refused');
  };
  const found = await stage.until(look, (entry) => entry !== undefined);
  if (!found) throw new Error('No step was refused');
  return found;
}
