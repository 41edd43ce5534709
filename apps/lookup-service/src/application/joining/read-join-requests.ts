import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  JoinRequestDetail,
  JoinRequestList,
  JoinRequestPayload,
  ListJoinRequestsPayload,
} from '@hub/contracts/lookup';
import {
  type Caller,
  type Clock,
  isHiddenFrom,
  type MessageContext,
  pageOf,
  readPage,
} from '@hub/use-case';
import { isSame } from '../../domain/episodes/hub-episode.js';
import { isAsked, type JoinRequest } from '../../domain/joining/join-request.js';
import type { HubEpisodeStore, Staff } from '../episodes/episode-ports.js';
import type { LookupWork } from '../ports.js';
import type { JoinSide } from './join-ports.js';
import { hindranceOf, viewJoin } from './join-view.js';

/** Shows requests to join to who asked and to who answers, and how each reaches the other. */
export class ReadJoinRequests {
  constructor(
    private readonly work: LookupWork,
    private readonly staff: Pick<Staff, 'find'>,
    private readonly clock: Clock,
  ) {}

  async one(
    { joinRequestId }: JoinRequestPayload,
    { caller }: MessageContext,
  ): Promise<JoinRequestDetail | Refusal> {
    const known = await this.work.read(async ({ joinRequests, hubEpisodes }) => {
      const found = await joinRequests.find(joinRequestId);
      return found && (await shownTo(caller, [found], hubEpisodes))[0];
    });
    if (!known) return refuse('not_found');
    const { request, as } = known;
    const { answer, askerId } = request;
    const asker = await this.staff.find(askerId);
    const answerer =
      answer && answer.outcome !== 'declined'
        ? await this.staff.find(answer.answeredBy)
        : undefined;
    const hindrance = as === 'answerer' ? hindranceOf(request) : undefined;
    return {
      ...viewJoin(request, this.clock.now()),
      as,
      ...(hindrance === undefined ? {} : { hindrance }),
      ...(asker ? { asker: asker.contact } : {}),
      ...(answerer ? { answerer: answerer.contact } : {}),
    };
  }

  async list(
    query: ListJoinRequestsPayload,
    { caller }: MessageContext,
  ): Promise<JoinRequestList | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const side = sideOf(query.as, caller);
    if (!side) return { items: [] };
    const now = this.clock.now();
    const state = query.state === undefined ? {} : { state: query.state };
    const place = ({ askedAt, id }: JoinRequest) => ({ at: askedAt, id });
    return this.work.read(async ({ joinRequests, hubEpisodes }) => {
      const wanted = { ...page, ...state, now, limit: page.limit + 1 };
      const found = await joinRequests.list(side, wanted);
      const { items, ...more } = pageOf(found, page.limit, place, (request) => request);
      const shown = await shownTo(caller, items, hubEpisodes);
      return { items: shown.map(({ request }) => viewJoin(request, now)), ...more };
    });
  }
}

/** Those that somebody may know of, and on which side of each they are. */
async function shownTo(
  caller: Caller,
  requests: readonly JoinRequest[],
  hubEpisodes: HubEpisodeStore,
): Promise<{ readonly request: JoinRequest; readonly as: JoinSide['as'] }[]> {
  const episodes = await hubEpisodes.ofReferences(requests);
  return requests.flatMap((request) => {
    const as = sideIn(request, caller);
    const episode = episodes.findLast((one) => isSame(one, request));
    const isHidden = as === 'answerer' && isHiddenFrom(episode?.hiddenFrom, caller);
    return as === undefined || isHidden ? [] : [{ request, as }];
  });
}

/** Who asked, and who answers: no colleague of either. */
function sideIn(request: JoinRequest, caller: Caller): JoinSide['as'] | undefined {
  const { askedBy, askerId } = request;
  if (askedBy === caller.authority && askerId === caller.personId) return 'asker';
  return isAsked(request, caller) ? 'answerer' : undefined;
}

function sideOf(as: JoinSide['as'], { authority, personId, roles }: Caller): JoinSide | undefined {
  return personId === undefined ? undefined : { as, authority, personId, roles };
}
