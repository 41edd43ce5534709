import { isRefusal, type Refusal, REFUSALS, refuse } from '@hub/contracts';
import {
  type CaseCovered,
  type CaseloadCovered,
  CoverCaseload as CoveringCaseload,
  type CoverCaseloadPayload,
} from '@hub/contracts/leading';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { coverAt, isNamedAlready, nameCover, refuseDays } from '../../domain/leading/lead-cover.js';
import type { EpisodeWork, People } from '../ports.js';
import { actorOf } from '../transfers/transfer-step.js';
import type { WhoMay } from '../who-may.js';
import { behind, caseByCase } from './case-by-case.js';
import { keepCover } from './keep-cover.js';

/**
 * Lets a colleague lead all cases of a Lead Professional while they are away, each in a transaction
 * of its own: one that is refused leaves the others done, and none is done twice.
 */
export class CoverCaseload {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  async execute(
    command: CoverCaseloadPayload,
    context: MessageContext,
  ): Promise<CaseloadCovered | Refusal> {
    const { authority } = context.caller;
    const { leadProfessionalId, personId, after } = command;
    const employer = (await this.people.find(personId))?.authority;
    if (employer !== authority) return refuse('person_unknown');
    if (personId === leadProfessionalId)
      return refuse('party_to_itself', 'Name somebody else than the Lead Professional.');
    const at = await this.work.read(({ timers }) => timers.now());
    const unfit = refuseDays(command, at);
    if (unfit) return unfit;
    const lead = { authority, personId: leadProfessionalId };
    const open = await this.work.read(({ caseloads }) => caseloads.ledBy(lead));
    const wanted = behind(open, after);
    const looked = await caseByCase(wanted, this.tools.clock, (episodeId) =>
      this.one(episodeId, command, context),
    );
    return { ...looked, open: open.length, left: wanted.length - looked.items.length };
  }

  private async one(
    episodeId: string,
    { leadProfessionalId, personId, from, until, because }: CoverCaseloadPayload,
    { idempotencyKey: _ofAll, ...context }: MessageContext,
  ): Promise<CaseCovered> {
    const terms = { personId, from, until, because };
    const asked = { ...context, messageId: this.tools.ids.next() };
    const done = await this.work.request(asked, { episodeId, ...terms }, async (stores) => {
      const { episodes, covers, developments, timers } = stores;
      const found = await episodes.lock(episodeId);
      const permitted = this.whoMay.decide(CoveringCaseload.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (episode.lead.personId !== leadProfessionalId) return refuse('term_ended');
      const known = await covers.ofEpisode(episodeId);
      if (isNamedAlready({ ...terms, forAll: true }, episode, known))
        return { result: {}, facts: [] };
      const at = await timers.now();
      const employer = context.caller.authority;
      const by = { ...actorOf(context), id: this.tools.ids.next(), at, employer, forAll: true };
      const named = nameCover(episode, { ...terms, episodeId }, by, known);
      if (isRefusal(named)) return named;
      await covers.add(named);
      const cover = coverAt(named, episode, at);
      const facts = await keepCover(stores, cover, episode);
      await developments.note({ episodeId, kind: 'lead', at });
      return {
        result: {},
        facts,
        evidence: { episode: episodeId, subject: cover.id, because, rule },
      };
    });
    if (!isRefusal(done)) return { episodeId, outcome: 'done' };
    const { refused: code, detail } = done;
    return { episodeId, outcome: 'refused', code, next: detail ?? REFUSALS[code].next };
  }
}
