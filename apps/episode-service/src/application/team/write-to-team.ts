import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  AcknowledgeTeamNotice,
  type AcknowledgeTeamNoticePayload,
  type TeamNoticeList,
  type TeamNoticeView,
  WriteTeamNotice,
  type WriteTeamNoticePayload,
} from '@hub/contracts/team';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { hasPart } from '../../domain/episode.js';
import {
  acknowledgeNotice,
  maySeeNotice,
  readersOf,
  viewNotice,
  writeNotice,
} from '../../domain/team/notice.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { worksWith } from './seat-view.js';

/** What whoever leads or coordinates tells those who work with the child, in words of their own. */
export class WriteToTeam {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  write(
    command: WriteTeamNoticePayload,
    context: MessageContext,
  ): Promise<TeamNoticeView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async ({ episodes, notices }) => {
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(WriteTeamNotice.type, found, context);
      if (isRefusal(permitted)) return permitted;
      if (personId === undefined) return refuse('forbidden');
      const { episode, rule } = permitted;
      const id = this.tools.ids.next();
      const by = { id, authority, personId, at: this.tools.clock.now() };
      const written = writeNotice(episode, { words: command.words, ...by });
      if (isRefusal(written)) return written;
      await notices.add(written);
      return {
        result: viewNotice(written, personId),
        facts: [],
        evidence: { subject: id, rule },
      };
    });
  }

  acknowledge(
    command: AcknowledgeTeamNoticePayload,
    context: MessageContext,
  ): Promise<TeamNoticeView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async ({ episodes, notices }) => {
      const found = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decideOfAny(AcknowledgeTeamNotice.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const notice = (await notices.ofEpisode(episode.id)).find(
        ({ id }) => id === command.teamNoticeId,
      );
      if (!notice || personId === undefined || !maySeeNotice(notice, episode, authority))
        return refuse('not_found');
      const read = acknowledgeNotice(notice, { personId, at: this.tools.clock.now() });
      if (isRefusal(read)) return read;
      await notices.noteRead(read, personId);
      return {
        result: viewNotice(read, personId),
        facts: [],
        evidence: { subject: notice.id, rule },
      };
    });
  }

  list(
    { episodeId }: ReadEpisodePayload,
    context: MessageContext,
  ): Promise<TeamNoticeList | Refusal> {
    const { caller } = context;
    return this.work.read(async ({ episodes, notices }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller) || !worksWith(episode, caller.personId))
        return refuse('not_found');
      const all = await notices.ofEpisode(episodeId);
      const seen = all.filter((one) => maySeeNotice(one, episode, caller.authority));
      const mayWrite =
        this.whoMay.wouldPermit(WriteTeamNotice, episode, context) &&
        !isRefusal(readersOf(episode, caller));
      return { episodeId, items: seen.map((one) => viewNotice(one, caller.personId)), mayWrite };
    });
  }
}
