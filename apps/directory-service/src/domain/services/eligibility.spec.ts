import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { BASES, type Child, judge, type Protocol, readRule, rulesFor } from './eligibility.js';

const LEWISHAM = 'E09000023';
const SOUTHWARK = 'E09000028';
const PROTOCOLS: Protocol[] = [
  {
    code: 'south-east',
    name: 'South East Protocol',
    basis: 'home',
    authorities: [LEWISHAM, 'E09000011'],
  },
  {
    code: 'schools',
    name: 'Schools Protocol',
    basis: 'school',
    authorities: [SOUTHWARK, LEWISHAM],
  },
];
const code = fc.constantFrom(...AUTHORITY_CODES);
const rule = fc.oneof(
  fc.constant('universal'),
  fc
    .tuple(fc.constantFrom('residents', 'pupils', 'gp_patients'), code)
    .map(([kind, of]) => `${kind}:${of}`),
  fc.constantFrom(...PROTOCOLS.map((protocol) => `protocol:${protocol.code}`)),
);
const rules = fc.uniqueArray(rule, { maxLength: 4 });
const child: fc.Arbitrary<Child> = fc.record(
  { home: code, school: code, gp: code },
  { requiredKeys: [] },
);

describe('who may use a service', () => {
  it('is everybody where it is universal, and unknown where it does not say', () => {
    expect(judge(['universal'], {}, PROTOCOLS)).toEqual({
      access: 'open',
      reasons: [{ rule: 'universal', sentence: 'Open to every child.' }],
    });
    expect(judge([], { home: LEWISHAM }, PROTOCOLS)).toMatchObject({
      access: 'unknown',
      reasons: [{ rule: 'not_said' }],
    });
  });

  it('is whoever meets one of its rules, by where they live, learn or see a doctor', () => {
    fc.assert(
      fc.property(child, fc.constantFrom(...BASES), code, (who, basis, of) => {
        const kind = { home: 'residents', school: 'pupils', gp: 'gp_patients' }[basis];
        const { access } = judge([`${kind}:${of}`], who, PROTOCOLS);
        expect(access).toBe(
          who[basis] === undefined ? 'unknown' : who[basis] === of ? 'open' : 'closed',
        );
      }),
    );
  });

  it('is named with the protocol, and only for children of its members', () => {
    expect(judge(['protocol:south-east'], { home: LEWISHAM }, PROTOCOLS)).toEqual({
      access: 'open',
      reasons: [
        {
          rule: 'protocol',
          protocol: 'South East Protocol',
          sentence:
            'Open under the South East Protocol to children who live in Lewisham, Greenwich.',
        },
      ],
    });
    expect(judge(['protocol:south-east'], { home: SOUTHWARK }, PROTOCOLS).access).toBe('closed');
    expect(
      judge(['protocol:schools'], { home: SOUTHWARK }, PROTOCOLS).reasons[0]?.sentence,
    ).toMatch(/does not say where the child goes to school/);
  });

  it('only grows with rules, and knowing more of the child never leaves less known', () => {
    fc.assert(
      fc.property(rules, rule, child, code, (some, more, who, of) => {
        if (judge(some, who, PROTOCOLS).access === 'open')
          expect(judge([...some, more], who, PROTOCOLS).access).toBe('open');
        const known = judge(some, { home: of, school: of, gp: of, ...who }, PROTOCOLS).access;
        if (some.length > 0) expect(known).not.toBe('unknown');
        if (judge(some, who, PROTOCOLS).access !== 'unknown')
          expect(known).toBe(judge(some, who, PROTOCOLS).access);
      }),
    );
  });

  it('is searched for by the rules under which it is decided', () => {
    fc.assert(
      fc.property(rules, child, (some, who) => {
        const sought = new Set(rulesFor(who, PROTOCOLS));
        expect(some.length === 0 || some.some((one) => sought.has(one))).toBe(
          judge(some, who, PROTOCOLS).access !== 'closed',
        );
      }),
    );
  });

  it('is read from rules that exist alone', () => {
    expect(
      ['universal', `pupils:${LEWISHAM}`, 'protocol:schools'].map((text) =>
        readRule(text, PROTOCOLS),
      ),
    ).toEqual(['universal', `pupils:${LEWISHAM}`, 'protocol:schools']);
    expect(
      [
        '',
        'residents',
        'residents:E08000003',
        'protocol:none',
        'everybody',
        'toString:E09000001',
      ].map((text) => readRule(text, PROTOCOLS)),
    ).toEqual(Array(6).fill(undefined));
  });
});
