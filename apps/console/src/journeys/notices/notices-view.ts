import type { NamedPerson } from '@hub/contracts/identity';
import type { NoticeReaderView, TeamNoticeList, TeamNoticeView } from '@hub/contracts/team';
import type { WithNames } from '../../api/hub-api.js';
import type { Fact, Link, Tag } from '../../pages/parts.js';
import { dateAndTimeOf } from '../../words/dates.js';
import { pathOf, writerOf } from './notice-questions.js';

interface NoticePart {
  readonly heading: string;
  readonly tag?: Tag;
  readonly words: string;
  /** Who has read it, for who wrote it. */
  readonly readers: readonly Fact[];
  readonly links: readonly Link[];
}

export interface NoticesView {
  readonly title: string;
  readonly back: Link;
  readonly links: readonly Link[];
  readonly notices: readonly NoticePart[];
}

/** What those who work with a child are told by who leads or coordinates. */
export function noticesView({
  episodeId,
  items,
  people,
  mayWrite,
}: WithNames<TeamNoticeList>): NoticesView {
  return {
    title: 'What the team is told',
    back: { text: 'Back to the team', href: `/cases/${episodeId}/team` },
    links: mayWrite
      ? [
          {
            text: 'Write to everybody who works with the child',
            href: `${pathOf(episodeId)}/write`,
          },
        ]
      : [],
    notices: items.map((one) => noticePart(one, episodeId, people)),
  };
}

function noticePart(
  notice: TeamNoticeView,
  episodeId: string,
  people: readonly NamedPerson[] | undefined,
): NoticePart {
  const { id, writtenAt, words, unread, readers = [] } = notice;
  return {
    heading: `${writerOf(notice, people)}, ${dateAndTimeOf(writtenAt)}`,
    ...(unread ? { tag: { text: 'New', colour: 'blue' } } : {}),
    words,
    readers: readers.map((one) => ({ key: writerOf(one, people), value: readText(one) })),
    links: unread
      ? [{ text: 'Say that you have read it', href: `${pathOf(episodeId)}/${id}/read` }]
      : [],
  };
}

function readText({ readAt }: NoticeReaderView): string {
  return readAt === undefined ? 'Has not read it yet' : `Read it on ${dateAndTimeOf(readAt)}`;
}
