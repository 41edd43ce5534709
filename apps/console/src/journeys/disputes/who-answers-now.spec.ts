import { expect, it } from '@jest/globals';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { AuthorityView } from '@hub/contracts/identity';
import type { HubApi } from '../../api/hub-api.js';
import { reachOf, whoAnswersNow } from './who-answers-now.js';

const LEWISHAM = 'E09000023';
const GREENWICH = 'E09000011';
const contact = { name: 'Cy', role: 'Lead', team: 'Early Help', phone: '020 7946 0000' };
const GREENWICH_NOW = {
  code: GREENWICH,
  leadCafContact: contact,
  teams: [
    { name: 'Duty', phone: '020 7946 0001', hours: [] },
    { name: 'Night', email: 'night@greenwich.example', hours: [] },
    { name: 'Office', phone: '020 7946 0002', hours: [] },
  ],
  reachableNow: ['Duty', 'Night'],
} as unknown as AuthorityView;
const dispute = (change: Partial<DisputeView>): DisputeView =>
  ({
    ...{ openedBy: LEWISHAM, respondents: [GREENWICH], riskOfHarm: true, state: 'open' },
    ...change,
  }) as unknown as DisputeView;

it('gives the teams of the other side that can be reached at this hour, and how', async () => {
  const api = { read: () => Promise.resolve(GREENWICH_NOW) } as unknown as HubApi;
  const ask = (change: Partial<DisputeView> = {}) =>
    whoAnswersNow(api, dispute(change), { authority: LEWISHAM });
  expect(await ask()).toEqual([
    {
      key: 'Who answers now at Greenwich',
      value: 'Duty (020 7946 0001) and Night (night@greenwich.example)',
    },
  ]);
  expect(await ask({ riskOfHarm: false })).toEqual([]);
  expect(await ask({ state: 'resolved' })).toEqual([]);
});

it('says that nobody is there, and who the lead CAF contact is', () => {
  expect(reachOf({ ...GREENWICH_NOW, reachableNow: [] }).value).toBe(
    'No team is open now. The lead CAF contact is Cy (020 7946 0000).',
  );
});
