import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  AnswerLeadRequest,
  type AnswerLeadRequestPayload,
  AskToLead as AskingToLead,
  type AskToLeadPayload,
  type LeadRequestList,
  type LeadRequestPayload,
  type LeadRequestView,
  WithdrawLeadRequest,
} from '@hub/contracts/leading';
import type { Fact, Ids, MessageContext } from '@hub/use-case';
import { hasPart, type LivedEpisode } from '../../domain/episode.js';
import {
  answerLeadRequest,
  askToLead,
  type LeadRequest,
  requestMoved,
  standingRequest,
  withdrawLeadRequest,
} from '../../domain/leading/lead-request.js';
import { decideProposal } from '../../domain/transfers/hand-over.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { ConsentRegister, EpisodeStores, EpisodeWork } from '../ports.js';
import { addTransfer } from '../transfers/transfer-step.js';
import type { WhoMay } from '../who-may.js';
import type { ClosedLeads } from './closed-leads.js';

interface Settlement {
  readonly next: LeadRequest;
  readonly facts: readonly Fact[];
}
type Settle = (
  request: LeadRequest,
  episode: LivedEpisode,
  by: { readonly stores: EpisodeStores; readonly authority: string; readonly at: string },
) => Promise<Settlement | Refusal> | Settlement | Refusal;

/** Lets an authority with a part in a case ask whoever leads for the lead. */
export class AskToLead {
  constructor(
    private readonly work: EpisodeWork,
    private readonly asked: {
      readonly register: ConsentRegister;
      readonly closedLeads: ClosedLeads;
    },
    private readonly ids: Ids,
    private readonly policy: TransferPolicy,
    private readonly whoMay: WhoMay,
  ) {}

  list(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<LeadRequestList | Refusal> {
    return this.work.read(async ({ episodes, leadRequests }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      const asked = await leadRequests.ofEpisode(episodeId);
      return { episodeId, items: asked.map((one) => viewRequest(standingRequest(one, episode))) };
    });
  }

  async ask(
    command: AskToLeadPayload,
    context: MessageContext,
  ): Promise<LeadRequestView | Refusal> {
    const { authority, personId } = context.caller;
    const closed = await this.asked.closedLeads.of(command.episodeId);
    return this.work.request(context, command, async ({ episodes, leadRequests, timers }) => {
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(AskingToLead.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const at = await timers.now();
      const by = { id: this.ids.next(), authority, personId, at, closed };
      const asked = askToLead(episode, command, by, await leadRequests.ofEpisode(episode.id));
      if (isRefusal(asked)) return asked;
      await leadRequests.add(asked);
      return {
        result: viewRequest(asked),
        facts: [requestMoved(asked, episode)],
        evidence: { subject: asked.id, because: asked.because, rule },
      };
    });
  }

  /** Accepted, it is a transfer that is proposed as any other. */
  async answer(
    command: AnswerLeadRequestPayload,
    context: MessageContext,
  ): Promise<LeadRequestView | Refusal> {
    const { episodeId, requestId, familyView } = command;
    const asker = await this.work.read(async ({ leadRequests }) =>
      (await leadRequests.ofEpisode(episodeId)).find(({ id }) => id === requestId),
    );
    const agreed =
      asker !== undefined &&
      command.answer === 'accepts' &&
      (await this.asked.register.mayJoin(episodeId, asker.authority, context.caller));
    const outgoing = await this.asked.closedLeads.of(episodeId);
    return this.settle(AnswerLeadRequest.type, command, context, async (request, episode, by) => {
      const { stores, authority, at } = by;
      const transferId = this.ids.next();
      const answered = answerLeadRequest(request, episode, command, { authority, at, transferId });
      if (isRefusal(answered)) return answered;
      if (answered.state !== 'accepted' || familyView === undefined)
        return { next: answered, facts: [] };
      const others = await stores.transfers.unendedOf(episodeId);
      const proposed = decideProposal(
        episode,
        { episodeId, toAuthority: request.authority, reason: request.because, familyView },
        {
          ...{ id: transferId, authority, at, policy: this.policy, others },
          closed: { outgoing, incoming: [] },
        },
      );
      if (isRefusal(proposed)) return proposed;
      if (!agreed) return refuse('consent_missing');
      return { next: answered, facts: await addTransfer(stores, episode, proposed) };
    });
  }

  withdraw(
    command: LeadRequestPayload,
    context: MessageContext,
  ): Promise<LeadRequestView | Refusal> {
    return this.settle(WithdrawLeadRequest.type, command, context, (request, episode, by) => {
      const next = withdrawLeadRequest(request, episode, by);
      return isRefusal(next) ? next : { next, facts: [] };
    });
  }

  private settle(
    action: string,
    command: LeadRequestPayload,
    context: MessageContext,
    settle: Settle,
  ): Promise<LeadRequestView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(action, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const asked = await stores.leadRequests.ofEpisode(episode.id);
      const request = asked.find(({ id }) => id === command.requestId);
      if (!request) return refuse('not_found');
      const at = await stores.timers.now();
      const settled = await settle(request, episode, { stores, authority, at });
      if (isRefusal(settled)) return settled;
      const { next, facts } = settled;
      await stores.leadRequests.save(next);
      return {
        result: viewRequest(next),
        facts: [requestMoved(next, episode), ...facts],
        evidence: { subject: next.id, because: next.state, rule },
      };
    });
  }
}

export function viewRequest({
  episodeId: _of,
  term: _term,
  ...view
}: LeadRequest): LeadRequestView {
  return view;
}
