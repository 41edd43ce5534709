import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import type { NeedTerm } from '@hub/contracts/directory';
import type { NeedVocabulary } from '../questions/need-vocabulary.js';
import { plainWords } from '../questions/words.js';
import type { Protocol } from './eligibility.js';
import type { OpenReferralAttribute, OpenReferralTerm } from './open-referral.js';

export const NEEDS_TAXONOMY = 'pan-london-needs';
export const ELIGIBILITY_TAXONOMY = 'pan-london-eligibility';

/** A kind of need. */
interface Need {
  readonly code: NeedTerm;
  readonly name: string;
  readonly description: string;
}

export interface ServiceTaxonomy {
  readonly needs: readonly Need[];
  readonly protocols: readonly Protocol[];
  /** What needs are called in other taxonomies, and by people. */
  readonly vocabulary: NeedVocabulary;
}

export interface Taxonomy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version?: string;
}

/** A UUID from a name, the same each time. */
export type NamedId = (name: string) => string;

export function needsTaxonomy(named: NamedId): Taxonomy {
  return {
    id: named(NEEDS_TAXONOMY),
    name: NEEDS_TAXONOMY,
    description: 'Kinds of need by which a practitioner looks for a service.',
    version: '1',
  };
}

export function eligibilityTaxonomy(named: NamedId): Taxonomy {
  return {
    id: named(ELIGIBILITY_TAXONOMY),
    name: ELIGIBILITY_TAXONOMY,
    description: 'Who may use a service: whoever meets one of its terms.',
    version: '1',
  };
}

/** Every term of the hub's own two taxonomies. */
export function ownTerms(
  { needs, protocols }: Pick<ServiceTaxonomy, 'needs' | 'protocols'>,
  named: NamedId,
): OpenReferralTerm[] {
  const term = (
    taxonomy: Taxonomy,
    code: string,
    name: string,
    description: string,
  ): OpenReferralTerm => ({
    id: named(`${taxonomy.name} ${code}`),
    name,
    description,
    taxonomy: taxonomy.name,
    taxonomy_id: taxonomy.id,
    term: code,
  });
  const who = (code: string, name: string, description: string): OpenReferralTerm =>
    term(eligibilityTaxonomy(named), code, name, description);
  return [
    ...needs.map(({ code, name, description }) =>
      term(needsTaxonomy(named), code, name, description),
    ),
    who('universal', 'Everybody', 'Every child may use it.'),
    ...AUTHORITY_CODES.flatMap((code) => [
      who(
        `residents:${code}`,
        `Residents of ${authorityName(code)}`,
        `Children who live in ${authorityName(code)} may use it.`,
      ),
      who(
        `pupils:${code}`,
        `Pupils in ${authorityName(code)}`,
        `Children who go to school in ${authorityName(code)} may use it.`,
      ),
      who(
        `gp_patients:${code}`,
        `GP patients in ${authorityName(code)}`,
        `Children whose GP is in ${authorityName(code)} may use it.`,
      ),
    ]),
    ...protocols.map(({ code, name, authorities }) =>
      who(
        `protocol:${code}`,
        name,
        `A protocol between ${authorities.map(authorityName).join(', ')}.`,
      ),
    ),
  ];
}

/** The needs that a service's attributes name, in the hub's taxonomy or in another one. */
export function needsIn(
  attributes: readonly OpenReferralAttribute[],
  { needs, vocabulary }: ServiceTaxonomy,
): NeedTerm[] {
  const said = attributes
    .filter(({ taxonomy_term: term }) => term?.taxonomy !== ELIGIBILITY_TAXONOMY)
    .flatMap(({ taxonomy_term: term }) => [term?.name, term?.term, term?.term_uri])
    .filter((text) => text !== undefined);
  const own = new Set(said.map(spelled));
  // The hub's own term is what its provider chose: what else its name may mean does not count.
  const isOwn = needs.filter(({ code, name }) => own.has(spelled(code)) || own.has(spelled(name)));
  const ownNames = new Set(isOwn.flatMap(({ code, name }) => [spelled(code), spelled(name)]));
  const meant = vocabulary.needsOfTerm(said.filter((text) => !ownNames.has(spelled(text))));
  return needs
    .map(({ code }) => code)
    .filter((code) => meant.includes(code) || isOwn.some((need) => need.code === code));
}

/** Without what makes no difference: case, signs, blanks. */
const spelled = (text: string): string => plainWords(text).join(' ');
