import { expect, it } from '@jest/globals';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { end, type EndedConsent, type GrantedConsent } from './consent.js';
import { renewedBy } from './renewal.js';

const ENDED_AT = '2026-03-02T09:30:00.000Z';
const childs = { givenBy: { kind: 'child', capacityBasis: 'aged_16_or_over' } } as const;
const parents = {
  givenBy: { kind: 'parental_responsibility', relationship: 'mother' },
} as const;
const earlier = (
  state: 'withdrawn' | 'expired' | 'superseded',
  change: Partial<GrantedConsent> = {},
  toldTo?: string,
): EndedConsent =>
  end(grantedConsent('earlier', { ...parents, ...change }), {
    state,
    endedAt: ENDED_AT,
    ...(state === 'withdrawn' ? { endedBy: 'parental_responsibility' } : {}),
    ...(toldTo === undefined ? {} : { toldTo }),
  });
const now = (change: Partial<GrantedConsent> = {}): GrantedConsent =>
  grantedConsent('now', { ...parents, recordedAt: '2026-03-03T09:30:00.000Z', ...change });
const parts = { namedBy: LEWISHAM, leadAuthority: LEWISHAM, counterparts: [LEWISHAM, SOUTHWARK] };

it.each(['withdrawn', 'expired'] as const)('stands in the place of what is %s', (state) => {
  expect(renewedBy(now(), [earlier(state)], parts)).toEqual(['earlier']);
});

it('stands in the place of nothing that was superseded, refused, is in force or ended later', () => {
  const refusal = { ...now(), id: 'refusal', state: 'refused' as const };
  const others = [earlier('superseded'), refusal, grantedConsent('other'), now()];
  expect(renewedBy(now(), others, parts)).toEqual([]);
  expect(
    renewedBy(now({ recordedAt: '2026-03-01T09:30:00.000Z' }), [earlier('withdrawn')], parts),
  ).toEqual([]);
});

it('is heeded from those alone who may speak of what the family said', () => {
  const ended = earlier('withdrawn', { authority: LEWISHAM }, SOUTHWARK);
  expect(renewedBy(now({ authority: SOUTHWARK }), [ended], parts)).toEqual(['earlier']);
  expect(renewedBy(now({ authority: GREENWICH }), [ended], parts)).toEqual([]);
});

it('does not let a parent renew what a child took back who is able to decide', () => {
  const ended = end(grantedConsent('earlier', childs), {
    state: 'withdrawn',
    endedAt: ENDED_AT,
    endedBy: 'child',
  });
  expect(renewedBy(now(), [ended], parts)).toEqual([]);
  expect(renewedBy(now(childs), [ended], parts)).toEqual(['earlier']);
  const ordered = { givenBy: { ...parents.givenBy, overrulesChild: 'court_order' as const } };
  expect(renewedBy(now(ordered), [ended], parts)).toEqual(['earlier']);
});

it('names the last one ended first', () => {
  const first = { ...earlier('expired'), id: 'first', endedAt: '2026-03-01T09:30:00.000Z' };
  expect(renewedBy(now(), [first, earlier('withdrawn')], parts)).toEqual(['earlier', 'first']);
});
