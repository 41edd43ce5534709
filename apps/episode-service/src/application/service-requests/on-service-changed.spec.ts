import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
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
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { OnServiceChanged } from './on-service-changed.js';
import { RequestService } from './request-service.js';

const SERVICE = testId(77);
const closed = {
  serviceId: SERVICE,
  authority: GREENWICH,
  change: 'closed' as const,
  fields: ['status'],
};

describe('a service that changes', () => {
  it('is told to both sides of each open request that refers to it, once', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const requests = new RequestService(
      work,
      { register: consentRegister, directory: serviceDirectory, organisations },
      { clock: new FixedClock(), ids: new CountingIds() },
      whoMay,
    );
    await work.stores.episodes.add(episode());
    const sent = await requests.send(
      { episodeId: EPISODE, toAuthority: GREENWICH, service: 'education', serviceId: SERVICE },
      asked(LEWISHAM, { personId: person(1) }),
    );
    if (isRefusal(sent)) throw new Error(sent.refused);
    const changed = new OnServiceChanged(work);
    await changed.execute({ ...closed, serviceId: testId(78) }, delivered(1));
    await changed.execute(closed, delivered(2));
    await changed.execute(closed, delivered(2));
    expect(work.told.slice(1)).toEqual([
      ['service_request.service_changed.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(work.facts[1]?.payload).toEqual({
      serviceRequestId: sent.id,
      episodeId: EPISODE,
      fromAuthority: LEWISHAM,
      toAuthority: GREENWICH,
      state: 'sent',
      serviceId: SERVICE,
      change: 'closed',
      fields: ['status'],
    });
    await requests.answer(
      { serviceRequestId: sent.id, answer: 'declined', reason: 'no_capacity' },
      asked(GREENWICH),
    );
    await changed.execute({ ...closed, change: 'reopened' }, delivered(3));
    expect(
      work.told.filter(([type]) => type === 'service_request.service_changed.v1'),
    ).toHaveLength(1);
  });
});
