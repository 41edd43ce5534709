import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { NoticeReaderView, TeamNoticeView } from '@hub/contracts/team';
import { actingLead, type Episode, isRunning } from '../episode.js';
import { isHidden } from '../shield-terms.js';

/** What whoever leads or coordinates wrote to everybody who works with the child. */
export type TeamNotice = Readonly<Omit<TeamNoticeView, 'unread' | 'readers'>> & {
  readonly episodeId: string;
  readonly readers: readonly Readonly<NoticeReaderView>[];
};

interface Writing extends Pick<TeamNotice, 'id' | 'words' | 'authority' | 'personId'> {
  readonly at: string;
}

/** It is for each who works with the child now, once; not for who writes it. */
export function writeNotice(
  episode: Episode,
  { at: writtenAt, ...writing }: Writing,
): TeamNotice | Refusal {
  const readers = readersOf(episode, writing);
  return isRefusal(readers) ? readers : { ...writing, episodeId: episode.id, writtenAt, readers };
}

/** Whom somebody would write to now. */
export function readersOf(
  episode: Episode,
  writer: Partial<Pick<Writing, 'personId'>>,
): NoticeReaderView[] | Refusal {
  const { lead, team, coordinator, shield } = episode;
  if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
  const leads = { authority: lead.authority, personId: actingLead(episode) };
  const readers = new Map<string, NoticeReaderView>();
  for (const { authority, personId } of [leads, ...team, ...(coordinator ? [coordinator] : [])])
    if (personId !== writer.personId && !isHidden(shield, { authority, personId }))
      readers.set(personId, { authority, personId });
  return readers.size === 0 ? refuse('nobody_to_tell') : [...readers.values()];
}

/** Whoever it is for says once that they have read it. */
export function acknowledgeNotice(
  notice: TeamNotice,
  { personId, at }: { readonly personId: string; readonly at: string },
): TeamNotice | Refusal {
  if (!notice.readers.some((one) => one.personId === personId)) return refuse('not_found');
  const readers = notice.readers.map((one) =>
    one.personId === personId ? { ...one, readAt: one.readAt ?? at } : one,
  );
  return { ...notice, readers };
}

/** Once the work is over, words stay with the authority that wrote them. */
export function maySeeNotice(notice: TeamNotice, episode: Episode, authority: string): boolean {
  return isRunning(episode) || notice.authority === authority;
}

/** Who wrote it sees who has read it. */
export function viewNotice(
  { episodeId: _of, readers, ...shown }: TeamNotice,
  viewer: string | undefined,
): TeamNoticeView {
  const own = readers.find(({ personId }) => personId === viewer);
  const unread = own !== undefined && own.readAt === undefined;
  return {
    ...shown,
    unread,
    ...(viewer === shown.personId ? { readers: readers.map((one) => ({ ...one })) } : {}),
  };
}
