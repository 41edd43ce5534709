import { describe, expect, it } from '@jest/globals';
import type { InboxItem } from '@hub/contracts/notification';
import type { TeamNoticeView } from '@hub/contracts/team';
import { faultsIn } from '../../pages/fields.js';
import { pageOf } from '../home/inbox-words.js';
import { noticeFrom, readQuestion, writeQuestion } from './notice-questions.js';
import { noticesView } from './notices-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const people = [ID, OTHER].map((id, place) => ({
  ...{ id, authority: place === 0 ? LEWISHAM : GREENWICH },
  contact: { name: place === 0 ? 'Ada' : 'Ben', role: 'x', team: 'y' },
}));
const NOTICE: TeamNoticeView = {
  ...{ id: OTHER, authority: LEWISHAM, personId: ID, writtenAt: '2026-11-23T09:00:00Z' },
  ...{ words: 'I am away until Thursday.', unread: true },
};
const seen = (notice: TeamNoticeView, mayWrite = false) =>
  noticesView({ episodeId: ID, items: [notice], people, mayWrite });

describe('what a team is told', () => {
  it('is new until it was read, and shows to who wrote it who has', () => {
    const [fresh] = seen(NOTICE).notices;
    expect(fresh).toMatchObject({ tag: { text: 'New' }, words: NOTICE.words, readers: [] });
    expect(fresh?.heading).toMatch(/^Ada, Lewisham, 23 November 2026/);
    expect(fresh?.links).toHaveLength(1);
    const reader = { authority: GREENWICH, personId: OTHER };
    const readers = [reader, { ...reader, readAt: '2026-11-24T09:00:00Z' }];
    const [own] = seen({ ...NOTICE, unread: false, readers }).notices;
    expect(own).not.toHaveProperty('tag');
    expect(own?.links).toEqual([]);
    expect(own?.readers.map(({ key, value }) => `${key}: ${value}`)).toEqual([
      'Ben, Greenwich: Has not read it yet',
      expect.stringContaining('Ben, Greenwich: Read it on 24 November 2026'),
    ]);
  });

  it('is written by whom the hub says may, in words', () => {
    expect(seen(NOTICE).links).toEqual([]);
    expect(seen(NOTICE, true).links).toHaveLength(1);
    const { fields } = writeQuestion(ID);
    expect(faultsIn(fields, {})).toHaveLength(1);
    expect(faultsIn(fields, { words: 'x'.repeat(1_001) })).toHaveLength(1);
    expect(noticeFrom({ words: 'Hello' }, ID)).toEqual({ episodeId: ID, words: 'Hello' });
  });

  it('leads from what waits to its page', () => {
    const { action, facts } = readQuestion(ID, NOTICE, people);
    expect(action).toBe(`/cases/${ID}/notices/${OTHER}/read`);
    expect(facts?.map(({ value }) => value)).toContain(NOTICE.words);
    const item = { workflow: 'team_notice', step: 'read_notice', subject: OTHER, episodeId: ID };
    expect(pageOf(item as InboxItem)).toBe(action);
  });
});
