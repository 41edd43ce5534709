import { describe, expect, it } from '@jest/globals';
import { type Role, ROLES } from '@hub/contracts';
import { ReportEpisodes } from '@hub/contracts/episode';
import { navigationFor } from './navigation.js';

describe('the menu', () => {
  it('shows what somebody can use, and where they are', () => {
    const items = navigationFor(['practitioner'], '/lookups/1');
    expect(items.find(({ active }) => active)?.text).toBe('Look up a child');
    expect(navigationFor(['arbitrator'], '/').map(({ text }) => text)).not.toContain('Cases');
    const officer = navigationFor(['data_protection_officer'], '/').map(({ text }) => text);
    expect(officer).toEqual(['Your work', 'Records', 'Services']);
    expect(navigationFor(['authority_system'], '/')).toEqual([]);
  });

  it('leads everybody to the services', () => {
    for (const role of ROLES.filter((one) => one !== 'authority_system'))
      expect(navigationFor([role], '/').map(({ text }) => text)).toContain('Services');
  });

  it('leads to the figures those who may read them', () => {
    const menu = (role: Role) => navigationFor([role], '/figures').map(({ text }) => text);
    for (const role of ReportEpisodes.roles) expect(menu(role)).toContain('Figures');
    expect(menu('practitioner')).not.toContain('Figures');
  });
});
