import { describe, expect, it } from '@jest/globals';
import { readTaxonomyFile } from '../../adapters/taxonomy-file.js';
import { taxonomy, term } from '../../testing/service-documents.js';
import { ELIGIBILITY_TAXONOMY, needsIn, ownTerms } from './taxonomy.js';

describe('the taxonomy', () => {
  it('finds needs in the hub’s terms and in those of others, by name, code or address', () => {
    expect(needsIn([term('local', 'Counselling')], taxonomy)).toEqual(['mental_health']);
    expect(
      needsIn(
        [{ id: 'a', taxonomy_term: { id: 't', name: 'x', term_uri: 'https://terms.example/7' } }],
        taxonomy,
      ),
    ).toEqual(['mental_health']);
    expect(needsIn([{ id: 'a' }, term('local', 'plumbing')], taxonomy)).toEqual([]);
  });

  it('has a term for every rule and need, each valid and with an id of its own', () => {
    const terms = ownTerms(taxonomy, (name) => name);
    expect(terms).toHaveLength(1 + 1 + 3 * 33 + 1);
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
    expect(terms.every(({ description, name }) => description !== undefined && name !== '')).toBe(
      true,
    );
  });
});

describe('the hub’s own names', () => {
  it('are recognised also where the vocabulary does not have them', () => {
    const roof = { code: 'housing', name: 'A roof & a bed', description: 'x' } as const;
    expect(needsIn([term('local', 'a ROOF and a bed')], { ...taxonomy, needs: [roof] })).toEqual([
      'housing',
    ]);
  });
});

describe('needs of real taxonomies', () => {
  const real = readTaxonomyFile('data/service-taxonomy.yaml', 'data/need-vocabulary.yaml');

  it.each([
    ['Mental health and wellbeing', 'mental_health'],
    ['Speech & language therapy', 'speech_and_language'],
    ['Youth club', 'activities'],
    ['speech_and_language', 'speech_and_language'],
    ['YOUTH CLUBS', 'activities'],
    ['Autistic Spectrum Disorder (ASD)', 'disability'],
    ['Counselling for teenagers', 'mental_health'],
    ['Housing advice', 'housing'],
  ])('%s is %s', (name, need) => {
    expect(needsIn([term('local', name)], real)).toEqual([need]);
  });

  it('knows each of the 49 categories of the national Family Hubs directory', () => {
    const categories = real.vocabulary.data.terms.filter(({ familyHubs }) => familyHubs);
    expect(categories).toHaveLength(49);
    for (const { name, needs } of categories)
      expect([name, needsIn([term('family-hubs', name)], real)]).toEqual([
        name,
        expect.arrayContaining([needs[0]]),
      ]);
  });

  it('takes nothing out of terms about something else, or about who may use it', () => {
    expect(needsIn([term('local', 'Waste collection'), term('local', 'Wards')], real)).toEqual([]);
    expect(needsIn([term(ELIGIBILITY_TAXONOMY, 'Pupils of a school')], real)).toEqual([]);
  });

  it('takes its own name for itself alone', () => {
    const own = ownTerms(real, (name) => name).filter(
      ({ taxonomy }) => taxonomy === 'pan-london-needs',
    );
    expect(own).toHaveLength(real.needs.length);
    for (const { id, name, term: code } of own)
      expect(needsIn([{ id, taxonomy_term: { id, name } }], real)).toEqual([code]);
  });
});
