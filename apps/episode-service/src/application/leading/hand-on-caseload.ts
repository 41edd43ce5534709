import { isRefusal, type Refusal, REFUSALS, refuse } from '@hub/contracts';
import {
  type CaseHandedOn,
  type CaseloadHandedOn,
  HandOnCaseload as HandingOnCaseload,
  type HandOnCaseloadPayload,
} from '@hub/contracts/leading';
import type { ClosedDays } from '@hub/contracts/identity';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { handOn } from '../../domain/leading/hand-on.js';
import { refuseAsLead } from '../../domain/leading/refuse-as-lead.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import { peopleFact } from '../episodes/people-fact.js';
import { behind, caseByCase } from './case-by-case.js';
import type { ClosedLeads } from './closed-leads.js';
import type { EpisodeWork, People } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** When whoever leads afterwards is closed. */
interface Successor {
  readonly closed: readonly ClosedDays[];
}

/**
 * Hands the cases of who leaves on to a successor, each in a transaction of its own: one that is
 * refused leaves the others done, and what is done is done no second time. The same order again
 * hears what became of each the first time.
 */
export class HandOnCaseload {
  constructor(
    private readonly work: EpisodeWork,
    private readonly asked: { readonly people: People; readonly closedLeads: ClosedLeads },
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly policy: TransferPolicy,
    private readonly whoMay: WhoMay,
  ) {}

  async execute(
    command: HandOnCaseloadPayload,
    context: MessageContext,
  ): Promise<CaseloadHandedOn | Refusal> {
    const before = await this.work.answered<CaseloadHandedOn>(context, command);
    if (before) return before;
    const { authority } = context.caller;
    const { fromPersonId, toPersonId, episodes, after, because } = command;
    if (fromPersonId === toPersonId)
      return refuse('party_to_itself', 'Name a successor who is somebody else.');
    const successor = await this.asked.people.find(toPersonId);
    const cannot = refuseAsLead(successor, authority);
    if (cannot) return cannot;
    const closed = await this.asked.closedLeads.ofFound(successor);
    const from = { authority, personId: fromPersonId };
    // What is refused stays theirs: behind it come the others.
    const wanted = behind(episodes ?? (await this.ledBy(from)), after);
    const looked = await caseByCase(wanted, this.tools.clock, (episodeId) =>
      this.one(episodeId, { ...command, closed }, context),
    );
    const result = { ...looked, left: (await this.ledBy(from)).length };
    return this.work.request<CaseloadHandedOn>(context, command, () =>
      Promise.resolve({ result, facts: [], evidence: { because } }),
    );
  }

  private ledBy(lead: { authority: string; personId: string }): Promise<string[]> {
    return this.work.read(({ caseloads }) => caseloads.ledBy(lead));
  }

  private async one(
    episodeId: string,
    { fromPersonId, toPersonId, because, closed }: HandOnCaseloadPayload & Successor,
    { idempotencyKey: _ofAll, ...context }: MessageContext,
  ): Promise<CaseHandedOn> {
    const { authority } = context.caller;
    const handing = { authority, fromPersonId, toPersonId, because };
    const asked = { ...context, messageId: this.tools.ids.next() };
    const done = await this.work.request(asked, { episodeId, ...handing }, async (stores) => {
      const permitted = this.whoMay.decide(
        HandingOnCaseload.type,
        await stores.episodes.lock(episodeId),
        context,
      );
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const at = await stores.timers.now();
      const handed = handOn(episode, {
        ...{ ...handing, transferId: this.tools.ids.next(), at, policy: this.policy, closed },
        transfers: await stores.transfers.unendedOf(episodeId),
      });
      if (handed === undefined) return { result: {}, facts: [] };
      if (isRefusal(handed)) return handed;
      const { next, facts } = handed;
      await stores.transfers.add(next.transfer);
      await stores.episodes.switchLead(next.episode);
      await stores.developments.note({ episodeId, kind: 'lead', at });
      return {
        result: {},
        facts: [...facts, peopleFact(next.episode)],
        evidence: { episode: episodeId, subject: next.transfer.id, because, rule },
      };
    });
    if (!isRefusal(done)) return { episodeId, outcome: 'done' };
    const { refused: code, detail } = done;
    return { episodeId, outcome: 'refused', code, next: detail ?? REFUSALS[code].next };
  }
}
