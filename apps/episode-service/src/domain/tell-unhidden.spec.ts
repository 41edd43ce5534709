import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { ServiceRequestSent } from '@hub/contracts/provision';
import { fact } from '@hub/use-case';
import { EPISODE, GREENWICH, LEWISHAM } from '../testing/examples.js';
import { tellUnhidden } from './tell-unhidden.js';

it('a fact is told to all but those from whom the episode is hidden', () => {
  const progress = { serviceRequestId: testId(1), episodeId: EPISODE, state: 'sent' as const };
  const sent = { ...progress, fromAuthority: LEWISHAM, toAuthority: GREENWICH };
  const facts = [fact(ServiceRequestSent, sent, [LEWISHAM, GREENWICH])];
  const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: 'then' } as const;
  expect(tellUnhidden(facts, undefined)).toEqual(facts);
  expect(tellUnhidden(facts, shield)).toMatchObject([{ recipients: [LEWISHAM] }]);
});
