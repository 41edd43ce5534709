import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type ExternalLinkList,
  ExternalLinkNoted,
  type ExternalLinkView,
  type ListExternalLinksPayload,
  NoteExternalLink as NotingExternalLink,
  type NoteExternalLinkPayload,
} from '@hub/contracts/protection';
import { fact, type MessageContext } from '@hub/use-case';
import { counterpartsOf, hasPart, isRunning } from '../../domain/episode.js';
import {
  audienceOf,
  type ExternalLink,
  linksFor,
  saysNothingNew,
} from '../../domain/external-link.js';
import {
  descriptorsNow,
  type SpecialistAssessments,
  suggestAssessments,
} from '../../domain/specialist-assessments.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** Notes how records of the child stand in systems beside the CAF, and lists them. */
export class NoteExternalLink {
  constructor(
    private readonly work: EpisodeWork,
    private readonly whoMay: WhoMay,
    private readonly assessments: SpecialistAssessments,
  ) {}

  note(
    command: NoteExternalLinkPayload,
    context: MessageContext,
  ): Promise<ExternalLinkView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, command, async ({ episodes, externalLinks, timers }) => {
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(NotingExternalLink.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const link: ExternalLink = { ...command, authority, notedAt: await timers.now() };
      const { ownReference: _own, notedAt: _at, ...told } = link;
      const before = (await externalLinks.ofEpisode(episode.id)).find(
        (one) => one.system === link.system && one.authority === authority,
      );
      await externalLinks.put(link);
      const facts =
        before?.state === link.state
          ? []
          : [fact(ExternalLinkNoted, told, audienceOf(link, counterpartsOf(episode)))];
      const isNew = !saysNothingNew(link, before);
      return { result: link, facts, evidence: { rule, because: isNew ? 'noted' : 'as_before' } };
    });
  }

  list(
    { episodeId }: ListExternalLinksPayload,
    { caller }: MessageContext,
  ): Promise<ExternalLinkList | Refusal> {
    return this.work.read(async ({ episodes, externalLinks }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      const links = await externalLinks.ofEpisode(episodeId);
      const items = linksFor(caller.authority, links, counterpartsOf(episode));
      if (!isRunning(episode)) return { items, suggested: [] };
      const descriptors = descriptorsNow(await episodes.steps(episodeId));
      const need = { level: episode.levelOfNeed.level, descriptors };
      return { items, suggested: suggestAssessments(this.assessments, need, items) };
    });
  }
}
