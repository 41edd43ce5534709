import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@hub/contracts';
import type { EpisodeMovedPayload } from '@hub/contracts/episode';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  CONSENT,
  DOCUMENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  openCustody,
  SCHEDULE,
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { OnEpisodeChanged } from '../on-episode-changed.js';
import { ContentKeys } from '../releases/content-keys.js';
import type { ConsentStores } from '../ports.js';
import { EraseContent } from './erase-content.js';
import { KeepRetention, RETENTION_TIMER } from './keep-retention.js';
import { WakeRetention } from './wake-retention.js';

const DAY = 86_400_000;
const YEAR = 366 * DAY;
const NEXT = testId(70);

describe('the content of an episode that was closed', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<ConsentStores>;
  let episodes: OnEpisodeChanged;
  let retention: KeepRetention;
  let messages = 0;
  const context = () => delivered((messages += 1));
  const moved = (
    episodeId: string,
    closingReason?: EpisodeMovedPayload['closingReason'],
  ): EpisodeMovedPayload => ({
    episodeId,
    step: 'close',
    state: 'closed',
    homeAuthority: LEWISHAM,
    counterparts: [LEWISHAM, SOUTHWARK],
    version: 9,
    ...(closingReason ? { closingReason } : {}),
  });
  const started = (episodeId: string, reopens: string) => ({
    episodeId,
    consentId: 'n',
    originatingAuthority: LEWISHAM,
    homeAuthority: LEWISHAM,
    counterparts: [LEWISHAM],
    reopens,
  });
  /** What the service does every second. */
  const watch = async (): Promise<void> => {
    const wake = new WakeRetention(work, openCustody, new CountingIds());
    for (const episodeId of await work.stores.timers.due(RETENTION_TIMER, 10))
      await wake.execute(episodeId);
  };
  const read = async () => sure(await retention.read({ episodeId: EPISODE }, asked(LEWISHAM)));

  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryConsentStores(clock));
    episodes = new OnEpisodeChanged(work, { ...tools(), clock }, SCHEDULE);
    retention = new KeepRetention(work);
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, {
        scope: ['existence', 'contact', 'content'],
        givenBy: { kind: 'child', capacityBasis: 'words' },
      }),
    );
    await new ContentKeys(work, openCustody, { clock }).issue(
      {
        episodeId: EPISODE,
        documentId: DOCUMENT,
        documentVersion: 1,
        authority: LEWISHAM,
        category: 'assessment',
      },
      context(),
    );
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, SOUTHWARK]);
  });

  it('stays where the episode had stopped and goes on, with what that one had taken up; later it counts anew', async () => {
    await episodes.moved(moved(EPISODE, 'needs_met'), context());
    await episodes.started(started(NEXT, EPISODE), context());
    await episodes.withdrawn({ episodeId: NEXT, consentId: 'n' }, context());
    expect(await read()).toMatchObject({ state: 'counting' });
    const resumed = {
      episodeId: NEXT,
      consentId: 'o',
      state: 'active' as const,
      counterparts: [LEWISHAM, SOUTHWARK],
      reopens: EPISODE,
    };
    const folded = testId(9_850);
    await work.stores.counterparts.fold(folded, NEXT, clock.now());
    await episodes.resumed(resumed, context());
    expect(await work.stores.retentions.find(folded)).toMatchObject({ keptBy: NEXT });
    clock.advance(20 * YEAR);
    expect(await work.stores.timers.due(RETENTION_TIMER, 10)).toEqual([]);
    expect(await read()).toMatchObject({ state: 'running' });
    await episodes.moved(moved(NEXT, 'needs_met'), context());
    expect(await read()).toMatchObject({ state: 'counting' });
    expect(await work.stores.retentions.find(NEXT)).toMatchObject({ closingReason: 'needs_met' });
  });

  it('is erased when its years are over and not before: key, words, with a signed receipt, and everybody is told', async () => {
    expect(await read()).toMatchObject({ state: 'running', holds: [] });
    await episodes.moved(moved(EPISODE, 'needs_met'), context());
    expect(await read()).toMatchObject({
      state: 'counting',
      closingReason: 'needs_met',
      schedule: 1,
    });
    const waiting = { step: 'look_at_consent', authority: LEWISHAM } as const;
    await work.stores.looks.save({ consentId: CONSENT, looks: [{ waiting }] });
    clock.advance(6 * 365 * DAY);
    await watch();
    await new WakeRetention(work, openCustody, new CountingIds()).execute(EPISODE);
    expect((await work.stores.dataKeys.find(EPISODE))?.wrapped).toBeDefined();
    clock.advance(3 * DAY);
    await watch();
    expect(await read()).toMatchObject({
      state: 'erased',
      erasedBecause: 'retention_ended',
      receipt: expect.stringContaining('"documents":1'),
    });
    expect(await work.stores.looks.find(CONSENT)).toBeUndefined();
    expect((await work.stores.dataKeys.find(EPISODE))?.wrapped).toBeUndefined();
    expect(await work.stores.consents.find(CONSENT)).toMatchObject({
      state: 'granted',
      purpose: '',
      givenBy: { kind: 'child' },
    });
    expect(work.told.at(-1)).toEqual(['content.erased.v1', [LEWISHAM, SOUTHWARK]]);
    const told = work.facts.length;
    expect(sure(await retention.erasures({}, asked(LEWISHAM))).items).toMatchObject([
      { episodeId: EPISODE, documents: 1 },
    ]);
    await watch();
    expect(work.facts).toHaveLength(told);
    expect(
      await retention.hold(
        { episodeId: EPISODE, ground: 'complaint', reference: 'r' },
        asked(LEWISHAM),
      ),
    ).toEqual({ refused: 'content_erased' });
  });

  it('stays for as long as any authority with a part in it holds it', async () => {
    await episodes.withdrawn({ episodeId: EPISODE, consentId: CONSENT }, context());
    const hold = { episodeId: EPISODE, ground: 'public_inquiry' as const, reference: 'INQ-1' };
    expect(await retention.hold(hold, asked(GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await retention.hold(hold, asked(SOUTHWARK))).toMatchObject({
      state: 'held',
      holds: [{ authority: SOUTHWARK, reference: 'INQ-1' }],
    });
    const erase = (reason: 'retention_ended' | 'court_order') =>
      new EraseContent(work, openCustody, { clock }).execute(
        { episodeId: EPISODE, reason },
        asked(LEWISHAM),
      );
    expect(await erase('retention_ended')).toEqual({ refused: 'record_held' });
    clock.advance(5 * YEAR);
    await watch();
    expect(await read()).toMatchObject({ state: 'held' });
    expect(await retention.endHold({ episodeId: EPISODE }, asked(LEWISHAM))).toMatchObject({
      state: 'held',
    });
    expect(await retention.endHold({ episodeId: EPISODE }, asked(SOUTHWARK))).toMatchObject({
      state: 'counting',
    });
    await watch();
    expect(await read()).toMatchObject({ state: 'erased' });
  });

  it('stays while an episode that took it up again goes on, and for as long as that one', async () => {
    await episodes.moved(moved(EPISODE, 'opened_in_error'), context());
    await episodes.started(started(NEXT, EPISODE), context());
    await episodes.started(started(testId(71), NEXT), context());
    clock.advance(10 * YEAR);
    await watch();
    expect(await read()).toMatchObject({ state: 'running' });
    await episodes.moved(moved(testId(71), 'consent_withdrawn'), context());
    await watch();
    expect(await read()).toMatchObject({ state: 'counting' });
    clock.advance(YEAR);
    await watch();
    expect(await read()).toMatchObject({ state: 'erased' });
  });

  it('loses its words also where its key was destroyed before', async () => {
    await episodes.moved(moved(EPISODE, 'opened_in_error'), context());
    await new EraseContent(work, openCustody, { clock }).execute(
      { episodeId: EPISODE, reason: 'court_order' },
      asked(LEWISHAM),
    );
    work.facts.length = 0;
    await watch();
    expect(await work.stores.consents.find(CONSENT)).toMatchObject({ purpose: '' });
    expect(await read()).toMatchObject({ erasedBecause: 'court_order' });
    expect(work.facts).toEqual([]);
  });
});

function sure<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}
