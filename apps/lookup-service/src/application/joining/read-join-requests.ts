import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  JoinRequestDetail,
  JoinRequestList,
  JoinRequestPayload,
  ListJoinRequestsPayload,
} from '@hub/contracts/lookup';
import { type Caller, type Clock, type MessageContext, pageOf, readPage } from '@hub/use-case';
import type { JoinRequest } from '../../domain/joining/join-request.js';
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
    if (!request || !maySee(request, caller)) return refuse('not_found');
    const { answer, askerId } = request;
    const asker = await this.staff.contactOf(askerId);
    const answerer =
      answer && answer.outcome !== 'declined'
        ? await this.staff.contactOf(answer.answeredBy)
        : undefined;
    const hindrance = answersFor(request, caller) ? hindranceOf(request) : undefined;
    return {
      ...viewJoin(request, this.clock.now()),
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
    // What an authority answers is its lead CAF contacts’; to anybody else there is nothing.
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

/** Who asked, and the lead CAF contacts of who answers: no colleague of either. */
function maySee(request: JoinRequest, caller: Caller): boolean {
  const { askedBy, askerId } = request;
  const isAsker = askedBy === caller.authority && askerId === caller.personId;
  return isAsker || answersFor(request, caller);
}

function answersFor({ answers }: JoinRequest, { authority, roles }: Caller): boolean {
  return answers === authority && roles.includes('lead_caf_contact');
}

function sideOf(as: JoinSide['as'], { authority, personId, roles }: Caller): JoinSide | undefined {
  if (as === 'answerer') return roles.includes('lead_caf_contact') ? { as, authority } : undefined;
  return personId === undefined ? undefined : { as, authority, personId };
}
