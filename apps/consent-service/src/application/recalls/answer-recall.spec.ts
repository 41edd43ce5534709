import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork } from '@hub/testing';
import {
  CONSENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { AnswerRecall } from './answer-recall.js';
import type { ConsentStores } from '../ports.js';
import { ReadRecalls } from './read-recalls.js';
import { WatchClocks } from './watch-clocks.js';
import { withdrawingOn } from '../../testing/consents-at-work.js';

describe('the recall of a consent', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let at: ReturnType<typeof tools>;
  let answer: AnswerRecall;
  let reading: ReadRecalls;
  const deleted = { consentId: CONSENT, outcome: 'deleted' as const };

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    at = tools();
    answer = new AnswerRecall(work, at);
    reading = new ReadRecalls(work, at);
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(grantedConsent(CONSENT));
    await work.stores.consents.expectReceipts(CONSENT, 'granted', [GREENWICH, SOUTHWARK]);
    await withdrawingOn(work, at).execute(
      { consentId: CONSENT, withdrawnBy: 'child' },
      asked(LEWISHAM),
    );
    work.facts.length = 0;
  });

  it('shows who has it, who confirmed, who enforced it and who is overdue', async () => {
    await work.stores.consents.noteReceipts([
      {
        consentId: CONSENT,
        authority: GREENWICH,
        notice: 'withdrawn',
        toldAt: '2026-03-02T09:30:01.000Z',
        receivedAt: '2026-03-02T09:30:02.000Z',
      },
    ]);
    await answer.execute(deleted, asked(GREENWICH));
    at.clock.advance(48 * 3_600_000);
    const report = await reading.one({ consentId: CONSENT }, asked(LEWISHAM));
    expect(report).toMatchObject({
      enforcedAtHubAt: '2026-03-02T09:30:00.000Z',
      holders: 2,
      confirmed: 1,
      enforced: 1,
      overdue: 1,
      recalls: [
        {
          authority: GREENWICH,
          state: 'enforced',
          outcome: 'deleted',
          confirmedAt: '2026-03-02T09:30:02.000Z',
        },
        { authority: SOUTHWARK, state: 'overdue' },
      ],
    });
    expect(await reading.one({ consentId: CONSENT }, asked('E09000001'))).toEqual({
      refused: 'not_found',
    });
  });

  it('is listed to who asked for it and to who must answer, and to nobody else', async () => {
    await answer.execute(deleted, asked(GREENWICH));
    const listed = (authority: string, query: object = {}) => reading.list(query, asked(authority));
    const entry = { consentId: CONSENT, episodeId: EPISODE, recordedBy: LEWISHAM, holders: 2 };
    expect(await listed(LEWISHAM, { direction: 'out', state: 'open' })).toMatchObject({
      items: [{ ...entry, enforced: 1, recalledAt: '2026-03-02T09:30:00.000Z' }],
    });
    expect(await listed(SOUTHWARK, { direction: 'in' })).toMatchObject({ items: [entry] });
    expect(await listed(GREENWICH, { state: 'open' })).toEqual({ items: [] });
    expect(await listed('E09000001')).toEqual({ items: [] });
    expect(await listed(LEWISHAM, { cursor: 'x' })).toMatchObject({ refused: 'invalid_request' });
  });

  it('is answered once by each holder, and told to who recorded the consent', async () => {
    const first = await answer.execute(deleted, asked(GREENWICH));
    expect(await answer.execute(deleted, asked(GREENWICH))).toEqual(first);
    expect(work.told).toEqual([['recall.answered.v1', [LEWISHAM]]]);
    expect(
      await answer.execute(
        { ...deleted, outcome: 'kept', ground: 'safeguarding' },
        asked(GREENWICH),
      ),
    ).toMatchObject({ refused: 'conflict' });
    expect(await answer.execute(deleted, asked('E09000001'))).toEqual({ refused: 'not_found' });
  });

  it('needs a lawful ground to keep, and lets what was kept be deleted later', async () => {
    expect(
      await answer.execute({ consentId: CONSENT, outcome: 'kept' }, asked(GREENWICH)),
    ).toMatchObject({ refused: 'ground_missing' });
    expect(
      await answer.execute({ ...deleted, ground: 'safeguarding' }, asked(GREENWICH)),
    ).toMatchObject({ refused: 'ground_missing' });
    expect(
      await answer.execute(
        { consentId: CONSENT, outcome: 'kept', ground: 'court_order' },
        asked(GREENWICH),
      ),
    ).toMatchObject({ state: 'enforced', ground: 'court_order' });
    expect(await answer.execute(deleted, asked(GREENWICH))).toMatchObject({
      state: 'enforced',
      outcome: 'deleted',
    });
  });

  it('reminds whoever is silent, then tells their lead CAF contact and that of who recorded the consent, once each', async () => {
    const watch = new WatchClocks(work, at);
    await answer.execute(deleted, asked(GREENWICH));
    work.facts.length = 0;
    await watch.execute();
    expect(work.told).toEqual([]);
    at.clock.advance(4 * 3_600_000);
    await watch.execute();
    await watch.execute();
    expect(work.told).toEqual([['recall.reminded.v1', [SOUTHWARK]]]);
    at.clock.advance(48 * 3_600_000);
    await watch.execute();
    await watch.execute();
    expect(work.told.slice(1)).toEqual([['recall.escalated.v1', [LEWISHAM, SOUTHWARK]]]);
  });
});

describe('a consent that reaches its expiry', () => {
  it('ends, and is recalled from whoever was told', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    const at = tools();
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { expiresAt: '2026-03-02T10:00:00.000Z' }),
    );
    await work.stores.consents.expectReceipts(CONSENT, 'granted', [GREENWICH]);
    const watch = new WatchClocks(work, at);
    await watch.execute();
    expect(work.told).toEqual([]);
    at.clock.advance(3_600_000);
    await watch.execute();
    await watch.execute();
    expect(work.told).toEqual([['consent.withdrawn.v1', [GREENWICH]]]);
    expect(work.facts[0]?.payload).toMatchObject({
      because: 'expired',
      withdrawnAt: '2026-03-02T10:00:00.000Z',
    });
    expect(await work.stores.consents.find(CONSENT)).toMatchObject({
      state: 'expired',
      endedAt: '2026-03-02T10:00:00.000Z',
    });
  });
});
