import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { FetchReleasedContent } from '@hub/contracts/access';
import {
  MakeOverride,
  type OverrideGround,
  RequestRelease,
  type SharingPurpose,
} from '@hub/contracts/consent';
import { readPolicies } from '@hub/service-host';
import { asked, testId } from '@hub/testing';
import { EPISODE, GREENWICH } from '../testing/examples.js';
import { type InMemoryCounterparts, inMemoryConsentStores } from '../testing/in-memory-consents.js';
import type { ConsentStores } from './ports.js';
import { whoMay } from './who-may.js';

const MEMBER = testId(7001);
const COLLEAGUE = testId(7002);
const policies = readPolicies();

interface Asking {
  readonly verified?: boolean;
  readonly checked?: boolean;
  readonly purpose?: SharingPurpose;
  readonly action?: string;
}

describe('who may ask in an episode of their authority’s', () => {
  let stores: ConsentStores;
  beforeEach(async () => {
    stores = inMemoryConsentStores();
    await tell(false, 1);
  });
  const tell = (closed: boolean, version: number) =>
    stores.counterparts.notePeople(
      EPISODE,
      {
        people: [{ personId: MEMBER, relation: 'team_member', confirmed: false }],
        closed,
      },
      version,
    );
  async function answer(personId: string, asking: Asking = {}): Promise<string> {
    const { purpose = 'support', action = RequestRelease.type, ...who } = asking;
    const question = { action, episodeId: EPISODE, purpose };
    const context = asked(GREENWICH, { personId, ...who });
    const decided = await whoMay(stores, policies, question, context);
    return isRefusal(decided) ? decided.refused : 'may';
  }

  it('is who is in the team, and no colleague of theirs', async () => {
    expect(await answer(MEMBER)).toBe('may');
    expect(await answer(COLLEAGUE)).toBe('not_involved');
    expect(await answer(MEMBER, { verified: false })).toBe('not_verified');
  });

  it('is nobody whose checks are known to be out of date', async () => {
    expect(await answer(MEMBER, { checked: true })).toBe('may');
    expect(await answer(MEMBER, { checked: false })).toBe('checks_expired');
    expect(await answer(MEMBER, { checked: false, action: MakeOverride.type })).not.toBe(
      'checks_expired',
    );
  });

  it('is nobody for support once the episode is closed, and still somebody for a dispute', async () => {
    await tell(true, 2);
    expect(await answer(MEMBER)).toBe('sharing_ended');
    expect(await answer(MEMBER, { purpose: 'service_request' })).toBe('sharing_ended');
    expect(await answer(MEMBER, { purpose: 'dispute' })).toBe('may');
  });

  it.each<[OverrideGround, string]>([
    ['danger_to_life', 'override-for-life; basis vital_interests'],
    ['significant_harm', 'override-in-public-interest; basis public_interest'],
    [
      'court_order',
      'override-by-order; basis legal_duty (UK GDPR, Article 6(1)(c): an order of a court, since 2018-05-25)',
    ],
  ])('is told by which policy and on what basis content is opened for %s', async (ground, rule) => {
    const context = asked(GREENWICH, { personId: MEMBER });
    const question = { action: MakeOverride.type, episodeId: EPISODE, ground };
    expect(await whoMay(stores, policies, question, context)).toEqual({
      rule: expect.stringContaining(rule) as unknown,
    });
  });

  it('is nobody who has left since they asked', async () => {
    const action = FetchReleasedContent.type;
    expect(await answer(MEMBER, { action })).toBe('may');
    await stores.counterparts.notePeople(EPISODE, { people: [], closed: false }, 2);
    expect(await answer(MEMBER, { action })).toBe('not_involved');
  });

  it('is nobody by a row alone while that may be too old, and still whoever may by their role', async () => {
    (stores.counterparts as InMemoryCounterparts).behind.add(EPISODE);
    expect(await answer(MEMBER)).toBe('relations_behind');
    const asContact = asked(GREENWICH, { roles: ['lead_caf_contact'] });
    const question = {
      action: RequestRelease.type,
      episodeId: EPISODE,
      purpose: 'support',
    } as const;
    expect(await whoMay(stores, policies, question, asContact)).toHaveProperty('rule');
  });
});
