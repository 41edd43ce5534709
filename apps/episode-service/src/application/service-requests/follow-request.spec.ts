import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import type { EpisodeStores } from '../ports.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  organisations,
  serviceDirectory,
  whoMay,
} from '../../testing/examples.js';
import { FollowRequest } from './follow-request.js';
import { RequestService } from './request-service.js';

const DAY_MS = 86_400_000;
const lead = asked(LEWISHAM, { personId: person(1) });

describe('a service that was asked for', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let clock: FixedClock;
  let following: FollowRequest;
  let serviceRequestId: string;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    following = new FollowRequest(work, clock, whoMay);
    await work.stores.episodes.add(episode());
    const sent = await new RequestService(
      work,
      { register: consentRegister, directory: serviceDirectory, organisations },
      { clock, ids: new CountingIds() },
      whoMay,
    ).send({ episodeId: EPISODE, toAuthority: GREENWICH, service: 'education' }, lead);
    if (isRefusal(sent)) throw new Error(sent.refused);
    serviceRequestId = sent.id;
  });
  const withdrawal = () => ({ serviceRequestId, because: 'found_elsewhere' as const });

  it('is reminded of and taken back by who works with the child there, and who was asked is told', async () => {
    clock.advance(3 * DAY_MS);
    expect(await following.remind({ serviceRequestId }, lead)).toMatchObject({
      state: 'sent',
      remindedAt: clock.now(),
    });
    expect(await following.withdraw(withdrawal(), lead)).toMatchObject({ state: 'withdrawn' });
    expect(work.told.slice(1)).toEqual([
      ['service_request.reminded.v1', [GREENWICH]],
      ['service_request.withdrawn.v1', [GREENWICH]],
    ]);
    expect(await following.withdraw(withdrawal(), lead)).toMatchObject({ refused: 'conflict' });
  });

  it('is nobody else’s to follow, and is missing for who did not ask', async () => {
    const member = { id: testId(5), authority: GREENWICH, personId: person(2), role: 'x' };
    await work.stores.episodes.save(episode({ team: [{ ...member, confirmed: true }] }));
    const colleague = asked(LEWISHAM, { personId: person(9) });
    expect(await following.withdraw(withdrawal(), colleague)).toMatchObject({
      refused: 'not_involved',
    });
    for (const caller of [asked(GREENWICH, { personId: person(2) }), asked('E09000031')])
      expect(await following.withdraw(withdrawal(), caller)).toEqual({ refused: 'not_found' });
    const missing = { serviceRequestId: testId(404) };
    expect(await following.remind(missing, lead)).toEqual({ refused: 'not_found' });
    expect(work.told).toHaveLength(1);
  });

  it('can be taken back though its episode has closed', async () => {
    await work.stores.episodes.save(episode({ state: 'closed' }));
    expect(await following.withdraw(withdrawal(), lead)).toMatchObject({ state: 'withdrawn' });
  });

  it('is told to nobody from whom the episode is hidden meanwhile', async () => {
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: clock.now() } as const;
    await work.stores.episodes.save(episode({ shield }));
    await following.withdraw(withdrawal(), lead);
    expect(work.told.at(-1)).toEqual(['service_request.withdrawn.v1', []]);
  });
});
