import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { NoPayload } from '@hub/contracts/identity';
import {
  type CaseloadCoverList,
  type CaseloadCoverView,
  type CoverCaseloadPayload,
  type EndCaseloadCoverPayload,
  MOST_NOT_COVERED,
} from '@hub/contracts/leading';
import type { Ids, MessageContext } from '@hub/use-case';
import {
  type CaseloadCover,
  coverCaseload,
  endCaseloadCover,
  isKeeper,
  isSameCover,
  mayCoverAll,
  viewCaseloadCover,
} from '../../domain/leading/caseload-cover.js';
import type { EpisodeStores, EpisodeWork, People } from '../ports.js';
import type { FollowCaseloadCovers } from './follow-caseload-covers.js';

/** Lets a colleague lead all cases of a Lead Professional while they are away. */
export class CoverCaseload {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
    private readonly ids: Ids,
    private readonly follow: Pick<FollowCaseloadCovers, 'round'>,
  ) {}

  async name(
    command: CoverCaseloadPayload,
    context: MessageContext,
  ): Promise<CaseloadCoverView | Refusal> {
    const { caller } = context;
    const { leadProfessionalId, personId } = command;
    const [lead, other] = await Promise.all([
      this.people.find(leadProfessionalId),
      this.people.find(personId),
    ]);
    const kept = await this.work.request<{ coverId: string }>(context, command, async (stores) => {
      const { caseloadCovers, timers } = stores;
      const by = { id: this.ids.next(), caller, at: await timers.now() };
      const named = coverCaseload(command, by, [lead, other]);
      if (isRefusal(named)) return named;
      const isFirst = await caseloadCovers.add(named);
      const open = isFirst ? named : await caseloadCovers.openOf(named);
      if (!open || !isSameCover(open, named)) return refuse('cover_exists');
      return {
        result: { coverId: open.id },
        facts: [],
        evidence: { subject: open.id, because: command.because },
      };
    });
    return isRefusal(kept) ? kept : this.after(kept.coverId, context);
  }

  async end(
    command: EndCaseloadCoverPayload,
    context: MessageContext,
  ): Promise<CaseloadCoverView | Refusal> {
    const { coverId, because } = command;
    const { caller } = context;
    const kept = await this.work.request<{ coverId: string }>(context, command, async (stores) => {
      const cover = await stores.caseloadCovers.lock(coverId);
      if (cover?.authority !== caller.authority) return refuse('not_found');
      if (!mayCoverAll(cover, caller))
        return refuse(
          'forbidden',
          'Whoever leads the cases, their lead CAF contact and their managers end it.',
        );
      const ended = endCaseloadCover(cover, because, await stores.timers.now());
      if (isRefusal(ended)) return ended;
      await stores.caseloadCovers.save(ended);
      return { result: { coverId }, facts: [], evidence: { subject: coverId, because } };
    });
    return isRefusal(kept) ? kept : this.after(coverId, context);
  }

  list(_query: NoPayload, context: MessageContext): Promise<CaseloadCoverList> {
    const { caller } = context;
    const isTheirs = ({ leadProfessionalId, personId }: CaseloadCover): boolean =>
      isKeeper(caller) || [leadProfessionalId, personId].includes(caller.personId ?? '-');
    return this.work.read(async (stores) => {
      const open = await stores.caseloadCovers.ofAuthority(caller.authority);
      const items: CaseloadCoverView[] = [];
      for (const cover of open.filter(isTheirs)) items.push(await view(cover, stores, context));
      return { items };
    });
  }

  /** What can be done at once is; the rest comes by itself. */
  private async after(
    coverId: string,
    context: MessageContext,
  ): Promise<CaseloadCoverView | Refusal> {
    await this.follow.round(coverId);
    return this.work.read(async (stores) => {
      const cover = await stores.caseloadCovers.find(coverId);
      return cover ? view(cover, stores, context) : refuse('not_found');
    });
  }
}

async function view(
  cover: CaseloadCover,
  { caseloadCovers, timers }: EpisodeStores,
  { caller }: MessageContext,
): Promise<CaseloadCoverView> {
  const coverage = await caseloadCovers.coverage(cover, { viewer: caller, most: MOST_NOT_COVERED });
  return viewCaseloadCover(cover, coverage, { caller, at: await timers.now() });
}
