import { expect, it } from '@jest/globals';
import { GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { type Nominee, refuseAsLead } from './refuse-as-lead.js';

const of = (authority: string, ...roles: Nominee['roles']): Nominee => ({ authority, roles });

it('takes whoever does the work of a lead at that authority, and nobody else', () => {
  expect(refuseAsLead(of(LEWISHAM, 'practitioner'), LEWISHAM)).toBeUndefined();
  expect(
    refuseAsLead(of(LEWISHAM, 'service_manager', 'lead_caf_contact'), LEWISHAM),
  ).toBeUndefined();
  expect(refuseAsLead(of(LEWISHAM, 'service_manager'), LEWISHAM)).toEqual({
    refused: 'cannot_lead',
  });
  expect(refuseAsLead(of(LEWISHAM), LEWISHAM)).toEqual({ refused: 'cannot_lead' });
  expect(refuseAsLead(of(GREENWICH, 'practitioner'), LEWISHAM)).toEqual({
    refused: 'person_unknown',
  });
  expect(refuseAsLead(undefined, LEWISHAM)).toEqual({ refused: 'person_unknown' });
});
