import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import type { OpenReferralAttribute, OpenReferralTerm } from './open-referral.js';
import { OwnTerms } from './own-terms.js';
import { readRules } from './rule-spelling.js';
import { eligibilityIn } from './said-eligibility.js';
import { ELIGIBILITY_TAXONOMY, ownTerms, type ServiceTaxonomy } from './taxonomy.js';

const SOUTHWARK = 'E09000028';
const LAMBETH = 'E09000022';
const taxonomy: Pick<ServiceTaxonomy, 'needs' | 'protocols'> = {
  needs: [],
  protocols: [
    {
      code: 'south-east',
      name: 'South East Protocol',
      basis: 'home',
      authorities: [SOUTHWARK, LAMBETH],
    },
  ],
};
const named = (name: string): string => `id-of-${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}`;
const reader = { taxonomy, own: new OwnTerms(taxonomy, named) };
const service = { id: 's', name: 'Club', status: 'active' };
const said = (...attributes: Partial<OpenReferralAttribute>[]) =>
  eligibilityIn(
    { ...service, attributes: attributes.map((one, place) => ({ id: String(place), ...one })) },
    reader,
  );
const hub = (term: Partial<OpenReferralTerm>): Partial<OpenReferralAttribute> => ({
  taxonomy_term: { id: 'x', name: 'x', taxonomy: ELIGIBILITY_TAXONOMY, ...term },
});

describe('a rule', () => {
  it.each([
    ['residents:E09000028', ['residents:E09000028']],
    ['residents: e09000028 ', ['residents:E09000028']],
    ['Residents:Southwark', ['residents:E09000028']],
    ['Residents of the London Borough of Southwark', ['residents:E09000028']],
    ['residents:Southwark Council', ['residents:E09000028']],
    ['pupils in Hammersmith & Fulham', ['pupils:E09000013']],
    ['GP patients in Lambeth', ['gp_patients:E09000022']],
    ['gp_patients:E09000022', ['gp_patients:E09000022']],
    ['residents:E09000028;residents:E09000022', ['residents:E09000022', 'residents:E09000028']],
    ['residents:E09000028 E09000022', ['residents:E09000022', 'residents:E09000028']],
    ['residents:Southwark, Lambeth', ['residents:E09000022', 'residents:E09000028']],
    ['Residents of Southwark and Lambeth', ['residents:E09000022', 'residents:E09000028']],
    ['protocol: South-East', ['protocol:south-east']],
    ['South East Protocol', ['protocol:south-east']],
    ['Everybody', ['universal']],
    ['residents:City of London', ['residents:E09000001']],
  ])('spelled %j is understood', (text, rules) => {
    expect(readRules(text, taxonomy.protocols)).toEqual({ rules, unread: [] });
  });

  it.each([
    'residents:E08000003',
    'residents:London',
    'residents:Bromley-by-Bow',
    'protocol:retired',
    'Southwark',
    'residents',
    'residents of Southwark and Kent',
    'toString:E09000028',
  ])('that is none, such as %j, stays as words', (text) => {
    expect(readRules(text, taxonomy.protocols)).toEqual({ rules: [], unread: [text] });
  });

  it('that cannot be read is not lent to the names behind it', () => {
    expect(readRules('residents:Southwark; pupils:Nowhere; Lambeth', taxonomy.protocols)).toEqual({
      rules: ['residents:E09000028'],
      unread: ['pupils:Nowhere', 'Lambeth'],
    });
  });

  it('of every authority is read by code and by name alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AUTHORITY_CODES),
        fc.constantFrom(':', ': ', ' of ', ' in ', ' = '),
        fc.boolean(),
        (code, between, isLow) => {
          const spell = (of: string): string =>
            isLow ? `residents${between}${of}`.toLowerCase() : `Residents${between}${of}`;
          for (const name of [code, authorityName(code)])
            expect(readRules(spell(name), [])).toEqual({
              rules: [`residents:${code}`],
              unread: [],
            });
        },
      ),
    );
  });
});

describe('who may use a service', () => {
  it.each<[string, Partial<OpenReferralAttribute>]>([
    ['code', hub({ term: 'residents:E09000028' })],
    ['name in the place of the code', hub({ name: 'residents:Southwark' })],
    ['the name that the hub lists', hub({ name: 'Residents of Southwark' })],
    [
      'the hub’s id',
      {
        taxonomy_term: { id: named(`${ELIGIBILITY_TAXONOMY} residents:E09000028`), name: 'Locals' },
      },
    ],
    [
      'the hub’s id alone',
      { taxonomy_term_id: named(`${ELIGIBILITY_TAXONOMY} residents:E09000028`) },
    ],
    [
      'its address',
      {
        taxonomy_term: {
          id: 'x',
          name: 'Locals',
          term_uri: `https://hub.example/open-referral-uk/v3/taxonomy_terms/${named(`${ELIGIBILITY_TAXONOMY} residents:E09000028`)}`,
        },
      },
    ],
    [
      'the taxonomy’s id',
      {
        taxonomy_term: {
          id: 'x',
          name: 'residents:southwark',
          taxonomy_id: named(ELIGIBILITY_TAXONOMY),
        },
      },
    ],
    ['no taxonomy', { taxonomy_term: { id: 'x', name: 'Residents', term: 'residents:E09000028' } }],
    [
      'another spelling of the taxonomy',
      hub({ taxonomy: 'Pan London Eligibility', term: 'residents:E09000028' }),
    ],
    ['what HSDS calls the code', hub({ name: 'Locals', code: 'residents:E09000028' })],
  ])('is understood by %s', (_how, attribute) => {
    expect(said(attribute)).toEqual({ rules: ['residents:E09000028'], unread: [] });
  });

  it.each<[string, Partial<OpenReferralAttribute>, string]>([
    ['a place outside London', hub({ name: 'Residents of Kent' }), 'Residents of Kent'],
    [
      'a protocol that was given up',
      hub({ term: 'protocol:old', name: 'Old protocol' }),
      'protocol:old',
    ],
    [
      'a code that cannot be read beside a name that opens it',
      hub({ term: 'residents:XX', name: 'Everybody' }),
      'residents:XX',
    ],
    [
      'a term of which only the id is said',
      { taxonomy_term_id: '431250f1-75c3-5e35-b6aa-1738b68a13f8' },
      'term 431250f1-75c3-5e35-b6aa-1738b68a13f8',
    ],
    [
      'a term of another taxonomy',
      { link_type: 'service_eligibility', taxonomy_term: { id: 'x', name: 'Girls' } },
      'Girls',
    ],
  ])('is left as words where it is said by %s', (_how, attribute, words) => {
    expect(said(attribute)).toMatchObject({ rules: [], unread: [{ words }] });
  });

  it('is read at its places: together where they agree, as words where they do not', () => {
    const at = (...rules: string[]) =>
      eligibilityIn(
        {
          ...service,
          service_at_locations: rules.map((rule, place) => ({
            id: String(place),
            location: {
              id: 'l',
              attributes: [
                { id: 'a', taxonomy_term: { id: 'x', name: rule, taxonomy: ELIGIBILITY_TAXONOMY } },
              ],
            },
          })),
        },
        reader,
      );
    expect(at('residents:Southwark', 'residents:E09000028')).toEqual({
      rules: ['residents:E09000028'],
      unread: [],
    });
    expect(at('residents:Southwark', 'universal').rules).toEqual([]);
    expect(at('residents:Southwark', 'universal').unread.map(({ words }) => words)).toEqual([
      'residents:E09000028',
      'universal',
    ]);
  });

  it('is left as words where it is said in words alone', () => {
    expect(
      eligibilityIn({ ...service, eligibility_description: 'For local girls' }, reader),
    ).toEqual({
      rules: [],
      unread: [{ field: 'eligibility_description', words: 'For local girls' }],
    });
    expect(
      said(
        { link_type: 'topic', taxonomy_term: { id: 'x', name: 'Football' } },
        { link_type: 'topic', taxonomy_term_id: 'y' },
      ),
    ).toEqual({ rules: [], unread: [] });
    expect(said({ link_type: 'eligibility', taxonomy_term: { id: 'x', name: 'Teens' } })).toEqual({
      rules: [],
      unread: [],
    });
  });

  it('is read from every term that the hub lists, by its name or id alone', () => {
    for (const { id, name, term = '', taxonomy: of } of ownTerms(taxonomy, named)) {
      expect(
        said({ taxonomy_term: { id: 'x', name, ...(of === undefined ? {} : { taxonomy: of }) } })
          .rules,
      ).toEqual([term]);
      expect(said({ taxonomy_term_id: id }).rules).toEqual([term]);
    }
  });
});
