import { type Refusal, refuse } from '@hub/contracts';
import { EpisodeStepTaken, EpisodeView, TransferView } from '@hub/contracts/episode';
import { ServiceRequestView } from '@hub/contracts/provision';
import { ExternalLinkView, ReferralView } from '@hub/contracts/protection';
import { plainFields, type GatheredItem } from '@hub/contracts/shape';
import type { EpisodePart, GatherEpisodePayload } from '@hub/internal-messages';
import { type Episode, hasPart } from '../../domain/episode.js';
import type { ExternalLink } from '../../domain/external-link.js';
import type { KeptAnswer } from '../../domain/found-answers.js';
import { namesAnother, referencesOf } from '../../domain/corrections/correction.js';
import type { Shield } from '../../domain/shield-terms.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { correctionItems } from '../corrections/correction-record-view.js';
import { viewDocument } from '../folders/document-view.js';
import { ofThisChild } from '../folders/of-this-child.js';
import { labelItems } from '../labels/label-record-view.js';
import { reviewItems } from '../planning/review-record-view.js';
import { leadingItems } from '../leading/leading-record-view.js';
import { planItems } from '../planning/plan-record-view.js';
import type { EpisodeStores, EpisodeWork, LookupRegister } from '../ports.js';
import { mergeItems } from '../merges/merge-record-view.js';
import { noticeItems } from '../team/notice-record-view.js';
import { teamItems } from '../team/team-record-view.js';
import { splitItems } from '../splits/split-record-view.js';
import { viewReferral } from '../social-care/referral-view.js';
import { viewServiceRequest } from '../service-requests/service-request-view.js';
import { viewTransfer } from '../transfers/transfer-view.js';

const MOST_EPISODES = 100;
/** What a record leaves out that may go to whoever the family is hidden from. */
const WHEREABOUTS = [
  ...['homeAuthority', 'leadProfessional', 'coordinator', 'team', 'counterparts', 'shield'],
];

/** What episode-service has on record of a child, for the family to read. */
export class GatherRecord {
  constructor(
    private readonly work: EpisodeWork,
    private readonly lookups: LookupRegister,
  ) {}

  execute({ episodeId, authority }: GatherEpisodePayload): Promise<EpisodePart | Refusal> {
    return this.work.read(async (stores) => {
      const newest = await stores.episodes.find(episodeId);
      if (!newest || !hasPart(newest, { authority })) return refuse('not_found');
      const episodes = await withThoseFolded(await withThoseReopened(newest, stores), stores);
      const items: GatheredItem[] = [];
      for (const episode of episodes)
        items.push(...(await itemsOf(episode, stores)), ...(await this.whoLooked(episode, stores)));
      items.push(...(await mergeItems(episodes, stores)), ...(await splitItems(episodes, stores)));
      const documents = await Promise.all(episodes.map(({ id }) => ofThisChild(id, stores)));
      return {
        episodes: episodes.map(({ id }) => id),
        items,
        documents: documents.flat().map(viewDocument).reverse(),
        ...(newest.shield ? hidingOf(newest, newest.shield, authority) : {}),
      };
    });
  }

  /** Who found what may be another child’s record is told to no other family. */
  private async whoLooked(
    { id, originatingAuthority: authority, ownReference }: Episode,
    { corrections }: EpisodeStores,
  ): Promise<readonly GatheredItem[]> {
    const items: GatheredItem[] = [];
    const own = (await corrections.ofEpisode(id)).filter((one) => !namesAnother(one));
    for (const reference of referencesOf(ownReference, own))
      items.push(...(await this.lookups.thatFound({ authority, reference })));
    return items;
  }
}

/** Whoever answers is known to who asks, and so is where they were before. */
function hidingOf(
  { homeAuthority, originatingAuthority, lead, team, coordinator }: Episode,
  { hiddenFrom, since }: Shield,
  answering: string,
): Pick<EpisodePart, 'shieldedSince' | 'whereabouts'> {
  const known = [answering, originatingAuthority, ...hiddenFrom];
  const working = [lead, ...team, ...(coordinator ? [coordinator] : [])];
  const now = [homeAuthority, ...working.map(({ authority }) => authority)];
  const whereabouts = [...new Set(now)].filter((authority) => !known.includes(authority)).sort();
  return { shieldedSince: since, whereabouts };
}

/** The episode and those it takes up again, oldest first. */
async function withThoseReopened(newest: Episode, { episodes }: EpisodeStores): Promise<Episode[]> {
  const chain = [newest];
  for (let before = newest.reopens; before !== undefined && chain.length < MOST_EPISODES;) {
    const earlier = await episodes.find(before);
    if (!earlier) break;
    chain.unshift(earlier);
    before = earlier.reopens;
  }
  return chain;
}

/** Those that go on in one of them, too, each once: they are of the same child. */
async function withThoseFolded(
  chain: readonly Episode[],
  { episodes }: EpisodeStores,
): Promise<Episode[]> {
  const all = new Map<string, Episode>();
  for (const one of chain)
    for (const each of [...(await episodes.foldedInto(one.id)), one]) all.set(each.id, each);
  return [...all.values()];
}

async function itemsOf(episode: Episode, stores: EpisodeStores): Promise<GatheredItem[]> {
  const { episodes, externalLinks, foundAnswers, referrals, transfers } = stores;
  const { id, originatingAuthority, startedAt } = episode;
  const steps = await episodes.steps(id);
  return [
    {
      id: `episode-${id}`,
      section: 'episode',
      title:
        episode.state === 'voided'
          ? 'The episode as it stood: it was of the wrong child, and nothing of it goes on'
          : episode.state === 'folded'
            ? 'The episode as it stood: it goes on in another of your child'
            : 'The episode as it stands',
      at: startedAt,
      authority: originatingAuthority,
      fields: plainFields(EpisodeView, viewEpisode(episode), [
        ...['correctionId', 'into', 'mergeId'],
        ...(episode.shield ? WHEREABOUTS : []),
      ]),
    },
    ...(await foundAnswers.ofEpisode(id)).map(foundItem),
    ...steps.map((step) => stepItem(id, step)),
    ...(await referrals.ofEpisode(id)).map((one) => referralItem(viewReferral(one))),
    ...(await externalLinks.ofEpisode(id)).map(linkItem),
    ...(await teamItems(episode, stores)),
    ...(await noticeItems(episode, stores)),
    ...(await labelItems(episode, stores)),
    ...(await planItems(id, stores)),
    ...(await reviewItems(id, stores)),
    ...(await leadingItems(id, stores)),
    ...(await correctionItems(id, stores)),
    ...(await stores.serviceRequests.ofEpisode(id)).map((request) =>
      serviceRequestItem(viewServiceRequest(request)),
    ),
    ...(await transfers.ofEpisode(id)).map((transfer) => transferItem(viewTransfer(transfer))),
  ];
}

/** Who holds the assessment of another child is for that one’s family. */
function foundItem({ id, askedBy, authority, answer, because, at }: KeptAnswer): GatheredItem {
  const holder =
    answer === 'family_wants_its_own' ? [{ name: 'Who holds the other', value: authority }] : [];
  const rests = because === undefined ? [] : [{ name: 'On what that rests', value: because }];
  return {
    id: `found-${id}`,
    section: 'episode',
    title: 'Another assessment had been found, and this one began all the same',
    at,
    authority: askedBy,
    fields: [...holder, { name: 'What the other is', value: answer }, ...rests],
  };
}

function linkItem(link: ExternalLink): GatheredItem {
  return {
    id: `link-${link.episodeId}-${link.system}-${link.authority}`,
    section: 'episode',
    title: 'There is a record of the child in another system',
    at: link.notedAt,
    authority: link.authority,
    fields: plainFields(ExternalLinkView, link, ['episodeId', 'notedAt']),
  };
}

function stepItem(episodeId: string, step: EpisodeStepTaken): GatheredItem {
  return {
    id: `step-${episodeId}-${String(step.version)}`,
    section: 'steps',
    title: step.step.replaceAll('_', ' '),
    at: step.at,
    authority: step.authority,
    fields: plainFields(EpisodeStepTaken, step, ['at', 'authority', 'step']),
  };
}

function referralItem(referral: ReferralView): GatheredItem {
  return {
    id: `referral-${referral.id}`,
    section: 'steps',
    title: 'Social care was asked to take the child on',
    at: referral.referredAt,
    authority: referral.referredBy,
    fields: plainFields(ReferralView, referral, [
      'id',
      'kind',
      'episodeId',
      'referredBy',
      'referredAt',
      'waits',
      'version',
    ]),
  };
}

function serviceRequestItem(request: ServiceRequestView): GatheredItem {
  return {
    id: `service-request-${request.id}`,
    section: 'service_requests',
    title: 'A service was asked for',
    at: request.sentAt,
    authority: request.fromAuthority,
    fields: plainFields(ServiceRequestView, request, [
      'sentAt',
      'fromAuthority',
      'episodeId',
      'version',
    ]),
  };
}

function transferItem(transfer: TransferView): GatheredItem {
  return {
    id: `transfer-${transfer.id}`,
    section: 'transfers',
    title: 'A change of the Lead Professional',
    at: transfer.proposedAt,
    authority: transfer.fromAuthority,
    fields: plainFields(TransferView, transfer, [
      'proposedAt',
      'fromAuthority',
      'episodeId',
      'waits',
      'version',
    ]),
  };
}
