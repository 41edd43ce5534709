import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { directory, feed } from '../../testing/in-memory-feeds.js';
import { NOW } from '../../testing/service-documents.js';
import { begunPull } from './begun-pull.js';
import { ReadFeeds } from './read-feeds.js';

let at: ReturnType<typeof directory>;
let read: ReadFeeds;
beforeEach(async () => {
  at = directory();
  read = new ReadFeeds(at.work);
  await at.feeds.add(feed());
  await at.feeds.add(feed({ id: 'g', url: 'https://g.example', state: 'ended' }));
});

describe('what is known of the feeds', () => {
  it('leaves out those that were ended, unless it is asked for them', async () => {
    const ids = async (ended?: 'true') =>
      (await read.all(ended && { ended })).items.map(({ id }) => id);
    expect([await ids(), await ids('true')]).toEqual([['f'], ['f', 'g']]);
  });

  it('is nothing of one that is not there', async () => {
    const feedId = 'none';
    for (const answer of [
      await read.one({ feedId }),
      await read.pulls({ feedId }),
      await read.duplicates({ feedId }),
      await read.pull({ pullId: 'none' }),
    ])
      expect(answer).toMatchObject({ refused: 'not_found' });
    expect(await read.duplicates({ feedId: 'f' })).toEqual({ items: [] });
  });

  it('comes page by page, the pulls newest first, to their end', async () => {
    for (let number = 0; number < 3; number += 1)
      await at.pulls.save({ ...begunPull(feed(), at.tools), id: `p-${String(number)}` });
    const page = await read.pulls({ feedId: 'f', limit: 2 });
    if (isRefusal(page)) throw new Error(page.refused);
    expect(page.items.map(({ id }) => id)).toEqual(['p-2', 'p-1']);
    expect(page.nextCursor).toEqual(expect.any(String));
    const whole = await read.pulls({ feedId: 'f', limit: 3 });
    expect(whole).not.toHaveProperty('nextCursor');
    expect(await read.pulls({ feedId: 'f', cursor: 'x' })).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('says of a pull under way that nothing is different yet, and what was found wrong', async () => {
    const begun = begunPull(feed(), at.tools);
    await at.pulls.save(begun);
    const fault = {
      record: 'a',
      field: 'name',
      message: 'is missing',
      severity: 'refused' as const,
    };
    await at.pulls.addFaults(begun.id, [fault]);
    expect(await read.pull({ pullId: begun.id })).toMatchObject({
      outcome: 'running',
      beganAt: NOW,
      ...{ added: 0, changed: 0, removed: 0, same: 0 },
      faults: [fault],
    });
  });
});
