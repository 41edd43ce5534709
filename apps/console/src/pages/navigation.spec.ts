import { describe, expect, it } from '@jest/globals';
import { navigationFor } from './navigation.js';

describe('the menu', () => {
  it('shows what somebody can use, and where they are', () => {
    const items = navigationFor(['practitioner'], '/lookups/1');
    expect(items.find(({ active }) => active)?.text).toBe('Look up a child');
    expect(navigationFor(['arbitrator'], '/').map(({ text }) => text)).not.toContain('Cases');
    expect(navigationFor(['hub_operations'], '/')).toEqual([]);
  });
});
