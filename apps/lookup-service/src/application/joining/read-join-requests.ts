import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  JoinRequestDetail,
  JoinRequestList,
  JoinRequestPayload,
  ListJoinRequestsPayload,
} from '@hub/contracts/lookup';
import { type Caller, type Clock, type MessageContext, pageOf, readPage } from '@hub/use-case';
import { isAsked, type JoinRequest } from '../../domain/joining/join-request.js';
import type { Staff } from '../episodes/episode-ports.js';
import type { LookupWork } from '../ports.js';
import type { JoinSide } from './join-ports.js';
import { hindranceOf, viewJoin } from './join-view.js';

/** Shows requests to join to who asked and to who answers, and how each reaches the other. */
export class ReadJoinRequests {
  constructor(
    private readonly work: LookupWork,
    private readonly staff: Staff,
    private readonly clock: Clock,
  ) {}

  async one(
    { joinRequestId }: JoinRequestPayload,
    { caller }: MessageContext,
  ): Promise<JoinRequestDetail | Refusal> {
    const request = await this.work.read(({ joinRequests }) => joinRequests.find(joinRequestId));
    const as = request && sideIn(request, caller);
    if (!request || !as) return refuse('not_found');
    const { answer, askerId } = request;
    const asker = await this.staff.contactOf(askerId);
    const answerer =
      answer && answer.outcome !== 'declined'
        ? await this.staff.contactOf(answer.answeredBy)
        : undefined;
    const hindrance = as === 'answerer' ? hindranceOf(request) : undefined;
    return {
      ...viewJoin(request, this.clock.now()),
      as,
      ...(hindrance === undefined ? {} : { hindrance }),
      ...(asker ? { asker } : {}),
      ...(answerer ? { answerer } : {}),
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
    const found = await this.work.read(({ joinRequests }) =>
      joinRequests.list(side, { ...page, ...state, now, limit: page.limit + 1 }),
    );
    const place = ({ askedAt, id }: JoinRequest) => ({ at: askedAt, id });
    return pageOf(found, page.limit, place, (request) => viewJoin(request, now));
  }
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
