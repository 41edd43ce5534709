import { LeadCoverView, LeadRequestView, OutsideHandOverView } from '@hub/contracts/leading';
import { plainFields, type GatheredItem } from '@hub/contracts/shape';
import type { EpisodeStores } from '../ports.js';
import { viewRequest } from './ask-to-lead.js';
import { viewCover } from './cover-lead.js';
import { viewOutside } from './hand-over-outside.js';

/** Who stood in for whoever leads, and who asked to lead, for the family to read. */
export async function leadingItems(
  episodeId: string,
  {
    covers,
    leadRequests,
    outsideHandOvers,
  }: Pick<EpisodeStores, 'covers' | 'leadRequests' | 'outsideHandOvers'>,
): Promise<GatheredItem[]> {
  const stoodIn = (await covers.ofEpisode(episodeId)).map((cover): GatheredItem => ({
    id: `lead-cover-${cover.id}`,
    section: 'steps',
    title: 'Somebody stood in for the Lead Professional',
    at: cover.namedAt,
    authority: cover.authority,
    fields: plainFields(LeadCoverView, viewCover(cover), ['id', 'namedAt', 'authority']),
  }));
  const asked = (await leadRequests.ofEpisode(episodeId)).map((request): GatheredItem => ({
    id: `lead-request-${request.id}`,
    section: 'steps',
    title: 'An authority asked to lead',
    at: request.askedAt,
    authority: request.authority,
    fields: plainFields(LeadRequestView, viewRequest(request), ['id', 'askedAt', 'authority']),
  }));
  const outside = (await outsideHandOvers.ofEpisode(episodeId)).map((one): GatheredItem => ({
    id: `outside-hand-over-${one.id}`,
    section: 'steps',
    title: 'A hand-over to an authority outside London',
    at: one.openedAt,
    fields: plainFields(OutsideHandOverView, viewOutside(one), ['id', 'openedAt']),
  }));
  return [...stoodIn, ...asked, ...outside];
}
