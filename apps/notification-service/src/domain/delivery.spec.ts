import { describe, expect, it } from '@jest/globals';
import { envelope, GREENWICH, SOUTHWARK } from '../testing/examples.js';
import { deliveriesFor, isTracked, outwardEnvelope } from './delivery.js';

describe('deliveries', () => {
  it('are one for each authority that a fact names, without the list of the others', () => {
    const deliveries = deliveriesFor(envelope(1));
    expect(deliveries.map((delivery) => delivery.authority)).toEqual([GREENWICH, SOUTHWARK]);
    for (const delivery of deliveries) expect(delivery.envelope).not.toHaveProperty('recipients');
  });

  it('are none where a fact names nobody, is internal or unknown', () => {
    const { recipients: _all, ...alone } = envelope(1);
    expect(deliveriesFor(alone)).toEqual([]);
    expect(deliveriesFor(envelope(1, { type: 'consent.refused.v1' }))).toEqual([]);
    expect(deliveriesFor(envelope(1, { type: 'unknown.fact.v1' }))).toEqual([]);
  });

  it('carry their place in the authority’s stream', () => {
    expect(outwardEnvelope(envelope(1), GREENWICH, 12)).toMatchObject({
      partitionkey: GREENWICH,
      sequence: '0000000012',
    });
  });

  it('are tracked where the owner wants to hear of them', () => {
    expect(isTracked('consent.withdrawn.v1')).toBe(true);
    expect(isTracked('lookup.found.v1')).toBe(false);
  });
});
