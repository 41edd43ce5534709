import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  answeredLookup,
  GREENWICH,
  hubEpisode,
  LOOKUP,
  lookUpTools,
  pointer,
} from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { LookupStores } from '../ports.js';
import { askSystem } from './listen-again.js';

const KEY = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;

describe('asking the system of an authority again', () => {
  let stores: LookupStores;
  const clock = new FixedClock();
  const lookup = answeredLookup(LOOKUP);
  const ask = () =>
    askSystem(
      {
        authority: GREENWICH,
        lookup,
        child: pointer('x').child,
        episode: hubEpisode(),
        at: clock.now(),
      },
      stores,
      lookUpTools(clock),
    );
  const asked = async (number: number, answered?: 'none') => {
    const at = new Date(Date.parse(clock.now()) - (10 - number) * 1_000).toISOString();
    const times = { askedAt: at, answerBy: at, awaitedUntil: at };
    const answer = answered && { answer: { outcome: answered, episodes: [] }, answeredAt: at };
    const lookupId = answered ? LOOKUP : testId(60 + number);
    const enquiry = { id: testId(50 + number), lookupId, authority: GREENWICH, ...times };
    await stores.enquiries.add([{ ...enquiry, attempt: 1, ...answer }]);
  };
  beforeEach(() => {
    ({ stores } = new FakeUnitOfWork(inMemoryLookupStores()));
  });

  it('seals the question to it, as any lookup does', async () => {
    await stores.enquiries.join(GREENWICH, KEY, clock.now());
    expect(await ask()).toMatchObject([
      {
        event: { type: 'lookup_enquiry.asked.v1' },
        payload: { lookupId: LOOKUP, attempt: 2, question: { jwe: 'sealed to k' } },
        recipients: [GREENWICH],
      },
    ]);
  });

  it('is left for later while it answers nobody, and where it is asked no more', async () => {
    expect(await ask()).toEqual([]);
    await stores.enquiries.join(GREENWICH, KEY, clock.now());
    for (let number = 1; number <= 5; number += 1) await asked(number);
    expect(await ask()).toEqual([]);
    expect(await stores.enquiries.ofLookup(LOOKUP)).toEqual([]);
  });

  it('is not needed where it has answered meanwhile', async () => {
    await stores.enquiries.join(GREENWICH, KEY, clock.now());
    await asked(1, 'none');
    expect(await ask()).toEqual([]);
  });
});
