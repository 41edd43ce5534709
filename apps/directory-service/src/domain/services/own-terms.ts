import type { OpenReferralAttribute, OpenReferralTerm } from './open-referral.js';
import { type NamedId, ownTerms, type ServiceTaxonomy } from './taxonomy.js';

/** The hub's own terms, found by what feeds say of them. */
export class OwnTerms {
  private readonly byId: ReadonlyMap<string, OpenReferralTerm>;
  private readonly byCode: ReadonlyMap<string, OpenReferralTerm>;
  private readonly taxonomies: ReadonlyMap<string | undefined, string | undefined>;

  constructor(taxonomy: Pick<ServiceTaxonomy, 'needs' | 'protocols'>, named: NamedId) {
    const terms = ownTerms(taxonomy, named);
    this.byId = new Map(terms.map((term) => [term.id, term]));
    this.taxonomies = new Map(terms.map(({ taxonomy_id: id, taxonomy: name }) => [id, name]));
    this.byCode = new Map(terms.map((term) => [keyOf(term.taxonomy, term.term), term]));
  }

  /** @param taxonomy its name */
  term(taxonomy: string, code: string): OpenReferralTerm | undefined {
    return this.byCode.get(keyOf(taxonomy, code));
  }

  /** Whether an id is of one of the hub's taxonomies. */
  taxonomyWith(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.taxonomies.get(id);
  }

  /**
   * An attribute that names one of the hub's terms by its id or address alone, with that term in
   * it.
   */
  resolve(attribute: OpenReferralAttribute): OpenReferralAttribute {
    const { taxonomy_term: said, taxonomy_term_id: id } = attribute;
    if (said?.term !== undefined) return attribute;
    const own = [id, said?.id, said?.term_uri].map((one) => this.byId.get(lastPart(one)));
    const term = own.find((one) => one !== undefined);
    return term ? { ...attribute, taxonomy_term: term } : attribute;
  }
}

const keyOf = (taxonomy = '', code = ''): string => `${taxonomy} ${code}`;
const lastPart = (text = ''): string => text.slice(text.lastIndexOf('/') + 1).toLowerCase();
