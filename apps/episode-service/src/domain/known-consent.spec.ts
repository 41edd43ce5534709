import { describe, expect, it } from '@jest/globals';
import { GREENWICH, knownConsent, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { coversNewcomer } from './known-consent.js';

describe('whether a consent covers a newcomer', () => {
  it('follows the list, or covers all counterparts, and ends with the withdrawal', () => {
    expect(coversNewcomer(knownConsent(), GREENWICH)).toBe(true);
    expect(coversNewcomer(knownConsent(), LEWISHAM)).toBe(true);
    expect(coversNewcomer(knownConsent(), SOUTHWARK)).toBe(false);
    expect(coversNewcomer(knownConsent({ recipients: { kind: 'all_counterparts' } }), SOUTHWARK)).toBe(true);
    expect(coversNewcomer(knownConsent({ state: 'withdrawn', recipients: { kind: 'all_counterparts' } }), GREENWICH)).toBe(false);
  });
});
