import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { CONSENT_SCOPES, CONTENT_CATEGORIES, SHARING_PURPOSES } from '@hub/contracts/consent';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { holdsAgainst, isNo } from './change-of-mind.js';
import { type Consent, end, type EndedConsent, type GrantedConsent } from './consent.js';
import { coveredBy } from './coverage.js';
import { decideSharing, mayStore, type Question } from './sharing-decision.js';
import { decideRelease } from './release-decision.js';

const NOW = '2026-03-02T09:30:00.000Z';
const BARNET = 'E09000003';
const EVERYTHING = { scope: [...CONSENT_SCOPES], purposes: [...SHARING_PURPOSES] };
const counterparts = [LEWISHAM, GREENWICH, SOUTHWARK];
const content: Question = {
  recipient: GREENWICH,
  purpose: 'support',
  scope: 'content',
  category: 'assessment',
};

/** What Lewisham recorded, and what an authority says of itself afterwards. */
const agreed = grantedConsent('c', EVERYTHING);
const by = (
  authority: string,
  recipients: string[],
  change: Partial<GrantedConsent> = {},
): GrantedConsent =>
  grantedConsent(`by-${authority}`, {
    ...EVERYTHING,
    authority,
    recipients: { kind: 'listed', authorities: recipients },
    givenAt: '2026-03-02T09:00:00.000Z',
    ...change,
  });
const withdrawn = (toldTo = LEWISHAM, consent = agreed): EndedConsent =>
  end(consent, { state: 'withdrawn', endedAt: NOW, endedBy: 'child', toldTo });
const refused = (authority: string, change: Partial<GrantedConsent> = {}): Consent => ({
  ...by(authority, [GREENWICH], change),
  id: `no-${authority}`,
  state: 'refused',
});
const decide = (consents: Consent[], question = content, parts: object = {}) =>
  decideSharing(question, { consents, counterparts, namedBy: LEWISHAM, ...parts }, NOW);

describe('a word from an authority without a part in the episode', () => {
  it('counts for nothing, whether it grants, refuses or withdrew', () => {
    expect(decide([by(BARNET, [BARNET])], { ...content, recipient: BARNET })).toMatchObject({
      permitted: false,
      because: 'no_consent',
    });
    expect(decide([by(BARNET, [GREENWICH])])).toMatchObject({
      permitted: false,
      because: 'no_consent',
    });
    expect(decide([agreed, refused(BARNET)])).toMatchObject({ permitted: true, consentId: 'c' });
    expect(decide([agreed, withdrawn(BARNET, by(BARNET, [GREENWICH]))])).toMatchObject({
      permitted: true,
      consentId: 'c',
    });
    expect(
      coveredBy(by(BARNET, [GREENWICH]), { consents: [], counterparts, namedBy: LEWISHAM }, NOW),
    ).toEqual([]);
    expect(
      mayStore(BARNET, { consents: [by(BARNET, [BARNET])], counterparts, namedBy: LEWISHAM }, NOW),
    ).toBe(false);
  });
});

describe('a grant that its recorder gains by', () => {
  it.each<[string, Consent]>([
    ['withdrawn in another authority', withdrawn()],
    [
      'withdrawn there from all counterparts',
      withdrawn(LEWISHAM, { ...agreed, recipients: { kind: 'all_counterparts' } }),
    ],
    ['refused in another authority', refused(LEWISHAM, { givenAt: '2026-03-01T10:00:00.000Z' })],
    [
      'refused there for another purpose',
      refused(LEWISHAM, { givenAt: '2026-03-01T10:00:00.000Z', purposes: ['dispute'] }),
    ],
    ['narrowed there', end(agreed, { state: 'superseded', endedAt: NOW })],
  ])('never outweighs what was %s, whenever it says it was given', (_what, no) => {
    for (const givenAt of [
      '2026-01-01T00:00:00.000Z',
      '2026-03-01T10:00:00.000Z',
      '2026-03-02T09:29:59.000Z',
    ]) {
      for (const recipients of [[GREENWICH], [GREENWICH, SOUTHWARK]])
        expect(decide([no, by(GREENWICH, recipients, { givenAt })])).toMatchObject({
          permitted: false,
          because: no.state,
        });
      expect(
        decide([no, by(GREENWICH, [], { givenAt, recipients: { kind: 'all_counterparts' } })]),
      ).toMatchObject({ permitted: false });
    }
    expect(
      decide([no, by(GREENWICH, [GREENWICH])], content, { leadAuthority: GREENWICH }),
    ).toMatchObject({ permitted: false });
  });

  it('is not helped by another purpose, other content, or a friend who says the same', () => {
    for (const question of [
      { ...content, purpose: 'dispute' as const },
      { ...content, category: 'action_plan' as const },
    ])
      expect(decide([withdrawn(), by(GREENWICH, [GREENWICH])], question)).toMatchObject({
        permitted: false,
      });
    expect(
      decide([withdrawn(), by(SOUTHWARK, [GREENWICH]), by(GREENWICH, [SOUTHWARK])]),
    ).toMatchObject({ permitted: false, because: 'withdrawn' });
  });

  it('is not helped by a withdrawal that its recorder passed on before anybody else could', () => {
    expect(decide([withdrawn(GREENWICH), by(GREENWICH, [GREENWICH])])).toMatchObject({
      permitted: false,
      because: 'withdrawn',
    });
  });

  it('holds where nobody said no, and where its recorder alone was told', () => {
    expect(decide([by(GREENWICH, [GREENWICH])])).toMatchObject({ permitted: true });
    const own = by(GREENWICH, [SOUTHWARK], { id: 'own' });
    expect(decide([withdrawn(GREENWICH, own), by(GREENWICH, [GREENWICH])])).toMatchObject({
      permitted: true,
    });
  });
});

describe('a family that changes its mind', () => {
  it.each<[string, string, object]>([
    ['the authority that was told', LEWISHAM, { namedBy: SOUTHWARK }],
    ['the authority that named the episode', SOUTHWARK, { namedBy: SOUTHWARK }],
    ['the Lead Professional’s', SOUTHWARK, { leadAuthority: SOUTHWARK }],
  ])('is believed on the word of %s', (_who, authority, parts) => {
    expect(decide([withdrawn(), by(authority, [GREENWICH])], content, parts)).toMatchObject({
      permitted: true,
    });
    expect(
      decide(
        [refused(LEWISHAM, { givenAt: '2026-03-01T10:00:00.000Z' }), by(authority, [GREENWICH])],
        content,
        parts,
      ),
    ).toMatchObject({ permitted: true });
  });

  it('may be told anew by who kept the record, though the withdrawal was told elsewhere; what that adds itself may be stored', () => {
    const consents = [withdrawn(SOUTHWARK), by(LEWISHAM, [GREENWICH, SOUTHWARK])];
    expect(decide(consents)).toMatchObject({ permitted: true });
    expect(decide(consents, { ...content, recipient: LEWISHAM })).toMatchObject({
      permitted: false,
    });
    expect(mayStore(LEWISHAM, { consents, counterparts, namedBy: LEWISHAM }, NOW)).toBe(true);
    expect(
      mayStore(
        GREENWICH,
        { consents: [withdrawn(), by(GREENWICH, [GREENWICH])], counterparts, namedBy: LEWISHAM },
        NOW,
      ),
    ).toBe(false);
  });

  it('leaves alone what others were told and the withdrawal did not reach', () => {
    const other = by(SOUTHWARK, [SOUTHWARK]);
    expect(
      decide(
        [
          withdrawn(LEWISHAM, {
            ...agreed,
            recipients: { kind: 'listed', authorities: [GREENWICH] },
          }),
          other,
        ],
        { ...content, recipient: SOUTHWARK },
      ),
    ).toMatchObject({ permitted: true });
  });
});

const authority = fc.constantFrom(...AUTHORITY_CODES.slice(0, 4));
const recipients = fc.oneof(
  fc.constant({ kind: 'all_counterparts' as const }),
  fc
    .uniqueArray(authority, { minLength: 1 })
    .map((authorities) => ({ kind: 'listed' as const, authorities })),
);
const instant = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-03-02'), noInvalidDate: true })
  .map((date) => date.toISOString());
const statements = fc
  .array(
    fc
      .record({
        authority,
        recipients,
        givenAt: instant,
        toldTo: authority,
        state: fc.constantFrom('granted', 'refused', 'withdrawn', 'superseded'),
        scope: fc.uniqueArray(fc.constantFrom(...CONSENT_SCOPES), { minLength: 1 }),
      })
      .map(({ state, toldTo, ...rest }): Consent => {
        const granted = grantedConsent('x', rest);
        if (state === 'refused') return { ...granted, state };
        if (state === 'granted') return granted;
        return state === 'withdrawn'
          ? end(granted, { state, endedAt: NOW, endedBy: 'child', toldTo })
          : end(granted, { state: 'superseded', endedAt: NOW });
      }),
    { maxLength: 6 },
  )
  .map((list) => list.map((one, place): Consent => ({ ...one, id: `s${String(place)}` })));
const parts = fc.record({
  counterparts: fc.uniqueArray(authority),
  namedBy: authority,
  leadAuthority: authority,
});
const question: fc.Arbitrary<Question> = fc.record({
  recipient: authority,
  purpose: fc.constant('support' as const),
  scope: fc.constantFrom(...CONSENT_SCOPES),
  category: fc.constantFrom(...CONTENT_CATEGORIES),
});

it('nothing that an authority without a part records changes any answer', () => {
  fc.assert(
    fc.property(statements, parts, question, (consents, known, asked) => {
      const record = { consents, ...known };
      const without = consents.filter(
        (one) => one.authority === known.namedBy || known.counterparts.includes(one.authority),
      );
      expect(decideRelease(asked, record, NOW)).toEqual(
        decideRelease(asked, { ...record, consents: without }, NOW),
      );
    }),
  );
});

it('nobody gains by a grant of its own what a family took from it elsewhere', () => {
  fc.assert(
    fc.property(statements, parts, question, fc.nat(), (consents, known, asked, place) => {
      const told =
        AUTHORITY_CODES.slice(0, 4).filter((code) => code !== asked.recipient)[place % 3] ?? '';
      const taken = end(
        grantedConsent('t', {
          authority: told,
          recipients: { kind: 'listed', authorities: [asked.recipient] },
        }),
        { state: 'withdrawn', endedAt: NOW, endedBy: 'child', toldTo: told },
      );
      const record = {
        ...known,
        counterparts: [...known.counterparts, told],
        consents: [...consents, taken],
      };
      const mine = grantedConsent('m', {
        authority: asked.recipient,
        ...EVERYTHING,
        recipients: { kind: 'all_counterparts' },
        givenAt: NOW,
      });
      expect(
        decideSharing(asked, { ...record, consents: [...record.consents, mine] }, NOW).permitted,
      ).toBe(decideSharing(asked, record, NOW).permitted);
    }),
  );
});

it('knows a no from a yes', () => {
  const expired = end(agreed, { state: 'expired', endedAt: NOW });
  expect([agreed, expired, withdrawn(), refused(LEWISHAM)].map(isNo)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(
    holdsAgainst(
      agreed,
      refused(LEWISHAM) as never,
      { recipient: GREENWICH, storing: false },
      { counterparts },
    ),
  ).toBe(false);
});
