import { expect, it } from '@jest/globals';
import { recordsView } from './records-view.js';

it('leads to what somebody may read', () => {
  const leadsTo = (role: 'lead_caf_contact' | 'head_of_service' | 'arbitrator') =>
    recordsView([role]).entries.map(({ href }) => href);
  expect(leadsTo('lead_caf_contact')).toContain('/recalls');
  expect(leadsTo('head_of_service')).not.toContain('/recalls');
  expect(leadsTo('arbitrator')).toEqual([]);
});
