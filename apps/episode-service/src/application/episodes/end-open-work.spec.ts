import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  askSocialCare,
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  person,
  stepTools,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { endOpenWork } from './end-open-work.js';
import { OnConsentChanged } from './on-consent-changed.js';
import { TakeStep } from './take-step.js';

const AT = '2026-03-02T09:30:00.000Z';
const SENT = testId(9_701);
const ACCEPTED = testId(9_702);

describe('what is still open in an episode of which nothing goes on', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    await work.stores.consents.remember(knownConsent());
    const request = {
      ...{ episodeId: EPISODE, fromAuthority: LEWISHAM, toAuthority: GREENWICH },
      ...({ service: 'education', urgency: 'routine', sentAt: AT, version: 1 } as const),
    };
    await work.stores.serviceRequests.add({ ...request, id: SENT, state: 'sent' });
    await work.stores.serviceRequests.add({
      ...{ ...request, id: ACCEPTED, state: 'accepted', answeredAt: AT },
    });
  });
  const step = (command: object) =>
    new TakeStep(
      work,
      consentRegister,
      stepTools(new FixedClock(), work),
      whoMay,
      askSocialCare,
    ).execute(
      { episodeId: EPISODE, ...command } as never,
      asked(LEWISHAM, { personId: person(1), expectedVersion: 1 }),
    );
  const withdraw = () =>
    new OnConsentChanged(work, consentRegister).withdrawn(
      { consentId: CONSENT, episodeId: EPISODE, authority: LEWISHAM, withdrawnAt: AT },
      delivered(1),
    );
  const socialCare = { authority: LEWISHAM, section: 'section_47', team: 'Duty team' };

  it.each([
    ['the withdrawal of consent', withdraw, 'consent_withdrawn', 'cancelled'],
    [
      'closing',
      () => step({ step: 'close', closingReason: 'needs_met' }),
      'case_closed',
      'accepted',
    ],
    ['a step-up', () => step({ step: 'step_up', socialCare }), 'stepped_up', 'accepted'],
  ] as const)('ends with %s, and who was asked hears it', async (_what, end, why, accepted) => {
    await end();
    const { serviceRequests } = work.stores;
    expect(await serviceRequests.find(SENT)).toMatchObject({
      state: 'cancelled',
      cancelledBecause: why,
    });
    expect(await serviceRequests.find(ACCEPTED)).toMatchObject({ state: accepted });
    expect(work.told).toContainEqual(['service_request.cancelled.v1', [GREENWICH, LEWISHAM]]);
  });

  it('ends once', async () => {
    const why = { because: 'consent_withdrawn', at: AT } as const;
    expect(await endOpenWork(work.stores, episode(), why)).toHaveLength(2);
    expect(await endOpenWork(work.stores, episode(), why)).toEqual([]);
  });
});
