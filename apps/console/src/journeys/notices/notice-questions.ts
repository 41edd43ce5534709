import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { TeamNoticeView, WriteTeamNoticePayload } from '@hub/contracts/team';
import type { Fault } from '../../pages/faults.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { dateAndTimeOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';

export const pathOf = (episodeId: string): string => `/cases/${episodeId}/notices`;
const backTo = (episodeId: string) => ({ text: 'What the team is told', href: pathOf(episodeId) });

export const writeQuestion = (episodeId: string): Question => ({
  title: 'Write to everybody who works with the child',
  action: `${pathOf(episodeId)}/write`,
  back: backTo(episodeId),
  lead: [
    'It waits for each of them until they say that they have read it, and the family can ask to see it. What there is to say of the child stands in the folder, under what the family agreed to.',
  ],
  fields: [
    {
      kind: 'lines',
      name: 'words',
      label: 'What are they to know?',
      most: 1_000,
      missing: 'Write what they are to know',
    },
  ],
  button: 'Send it',
});

export const noticeFrom = (form: Form, episodeId: string): WriteTeamNoticePayload => ({
  episodeId,
  words: textOf(form, 'words'),
});

/** Who wrote it, and for whom they work. */
export function writerOf(
  { personId, authority }: Pick<TeamNoticeView, 'personId' | 'authority'>,
  people: readonly NamedPerson[] | undefined,
): string {
  return `${peopleIn(people)(personId, authority).name}, ${authorityName(authority)}`;
}

export const readQuestion = (
  episodeId: string,
  notice: TeamNoticeView,
  people: readonly NamedPerson[] | undefined,
): Question => ({
  title: 'Say that you have read it',
  action: `${pathOf(episodeId)}/${notice.id}/read`,
  back: backTo(episodeId),
  facts: [
    { key: 'From', value: writerOf(notice, people) },
    { key: 'Written on', value: dateAndTimeOf(notice.writtenAt) },
    { key: 'What they wrote', value: notice.words },
  ],
  fields: [],
  button: 'I have read it',
});

/** What the hub says no to about what is written to a team, and what to do now. */
export const NOTICE_REFUSALS: Readonly<Record<string, Fault>> = {
  nobody_to_tell: {
    text: 'Nobody else works with the child yet. Invite somebody first, on the page of the team.',
  },
  conflict: { text: 'The case does not go on, so nothing is written to its team any more.' },
};
