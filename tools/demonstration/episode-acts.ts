import type { HttpDoor } from '@hub/borough-connector';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';

export async function readEpisode(by: HttpDoor, id: string): Promise<EpisodeView> {
  return (await by.get<EpisodeView>(`/v1/episodes/${id}`)).body;
}

/** Takes a step of an episode, on the version that stands. */
export async function takeStep(by: HttpDoor, id: string, body: object): Promise<EpisodeView> {
  const { version } = await readEpisode(by, id);
  const ifMatch = `"${String(version)}"`;
  return (await by.post<EpisodeView>(`/v1/episodes/${id}/steps`, { body, ifMatch })).body;
}

/** Writes a document as a form, which the hub keeps sealed. */
export async function writeDocument(
  by: HttpDoor,
  id: string,
  category: string,
  content: object,
): Promise<DocumentView> {
  const raw = { type: 'application/json', content: JSON.stringify(content) };
  const path = `/v1/episodes/${id}/documents?category=${category}`;
  return (await by.post<DocumentView>(path, { raw })).body;
}

/** Takes a step of a dispute, on the version that was read. */
export async function takeDisputeStep(
  by: HttpDoor,
  { id, version }: DisputeView,
  step: string,
  body: object,
): Promise<DisputeView> {
  const ifMatch = `"${String(version)}"`;
  return (await by.post<DisputeView>(`/v1/disputes/${id}/${step}`, { body, ifMatch })).body;
}
