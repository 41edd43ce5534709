import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import type { TeamNoticeList, TeamNoticeView } from '@hub/contracts/team';
import { Stage } from './stage/stage.js';

const [HOME, PARTNER, THIRD] = ['Sutton', 'Merton', 'Kingston upon Thames'];
const WORDS = 'I am away until Thursday; ask Ada Obi. We meet at Quillfeather School.';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a notice to those who work with a child', () => {
  it('waits for each until they have read it, and who wrote it sees who has', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER, THIRD]);
    const [home, partner] = [stage.as(HOME), stage.as(PARTNER)];
    const path = `/v1/episodes/${episode.id}/notices`;
    await expect(home.post(path, { body: { words: WORDS }, attempts: 1 })).rejects.toMatchObject({
      ...{ status: 409, code: 'nobody_to_tell' },
    });
    const mayWrite = async (reader: typeof home) =>
      (await reader.get<TeamNoticeList>(path)).body.mayWrite;
    expect(await mayWrite(home)).toBe(false);
    const joining = { authority: PARTNER, person: stage.person(PARTNER) };
    await stage.join(home, episode.id, joining);
    expect([await mayWrite(home), await mayWrite(partner)]).toEqual([true, false]);
    const { body: notice } = await home.post<TeamNoticeView>(path, { body: { words: WORDS } });
    expect(notice).toMatchObject({ words: WORDS, readers: [{ personId: joining.person.id }] });
    const waiting = async () =>
      (await partner.get<InboxPage>('/v1/inbox?workflow=team_notice&limit=100')).body.items.filter(
        ({ subject }) => subject === notice.id,
      );
    const [item] = await stage.until(waiting, (items) => items.length > 0);
    expect(item).toMatchObject({ step: 'read_notice', episodeId: episode.id, path });
    expect(JSON.stringify(item)).not.toContain('Quillfeather');
    const { body: seen } = await partner.get<TeamNoticeList>(path);
    expect(seen.items).toMatchObject([{ id: notice.id, words: WORDS, unread: true }]);
    const read = `${path}/${notice.id}/acknowledgement`;
    await partner.post(read, { body: {} });
    await stage.until(waiting, (items) => items.length === 0);
    const { body: own } = await home.get<TeamNoticeList>(path);
    expect(own.items[0]?.readers).toMatchObject([{ readAt: expect.any(String) }]);
    await expect(partner.post(path, { body: { words: 'x' }, attempts: 1 })).rejects.toMatchObject({
      status: 403,
    });
    for (const stranger of [stage.as(THIRD), stage.as(HOME, 'service_manager')])
      await expect(stranger.get(path)).rejects.toMatchObject({ status: expect.any(Number) });
    const timeline = `/v1/episodes/${episode.id}/timeline?limit=100`;
    const { body: told } = await stage.until(
      () => home.get<TimelinePage>(timeline),
      ({ body }) => JSON.stringify(body).includes(notice.id),
    );
    expect(JSON.stringify(told)).not.toContain('Quillfeather');
  });
});
