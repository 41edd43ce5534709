import {
  type AuthorityView,
  type Clock,
  type Contact,
  fact,
  type FoundEpisode,
  type Ids,
  LookupFound,
  type LookupView,
  type MessageContext,
  type ReadLookupPayload,
  type Refusal,
  refuse,
  type StartLookupPayload,
} from '@hub/contracts';
import { isSufficient, normaliseNhsNumber } from '@hub/matching';
import { conclude, coverageSentence, lookupRows, type Match } from '../domain/lookup.js';
import type { AuthorityRegister, EpisodeWork, IdentityTokens, IndexedPointer } from './ports.js';

export interface LookupPolicy {
  /** An index reconciled longer ago than this is stale. */
  readonly reconciliationHours: number;
}

/** Asks every authority's index, records the question, and lets the holders hear of it. */
export class LookUp {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: { clock: Clock; ids: Ids; policy: LookupPolicy },
  ) {}

  async start(question: StartLookupPayload, context: MessageContext): Promise<LookupView | Refusal> {
    const { caller } = context;
    if (!caller.verified) return refuse('requester_not_verified');
    const { child, purpose, caseReference } = question;
    if (child.nhsNumber !== undefined && normaliseNhsNumber(child.nhsNumber) === undefined) {
      return refuse('nhs_number_invalid', undefined, [{ field: 'child.nhsNumber', message: 'fails its check digit' }]);
    }
    if (!isSufficient(child)) return refuse('details_insufficient');
    const authorities = await this.register.all();

    return this.work.request(context, question, async ({ pointers, lookups }) => {
      const found = await pointers.match(this.tokens.tokensOf(child));
      const matches = found.map((pointer) => asMatch(pointer, contactOf(pointer.authority, authorities)));
      const askedAt = this.tools.clock.now();
      const notBefore = new Date(Date.parse(askedAt) - this.tools.policy.reconciliationHours * 3_600_000).toISOString();
      const rows = lookupRows(matches, await pointers.freshness(), notBefore);
      const view: LookupView = {
        id: this.tools.ids.next(),
        status: 'complete',
        conclusion: conclude(rows),
        coverage: coverageSentence(rows),
        purpose,
        caseReference,
        askedAt,
        rows,
      };
      await lookups.add({ view, authority: caller.authority, personId: caller.personId, detailsHash: this.tokens.hashOf(child) });
      const told = { lookupId: view.id, askedBy: caller.authority, purpose, askedAt };
      return {
        result: view,
        facts: matches.map(({ authority, episode }) => fact(LookupFound, { ...told, reference: episode.reference }, [authority])),
      };
    });
  }

  read({ lookupId }: ReadLookupPayload, { caller }: MessageContext): Promise<LookupView | Refusal> {
    return this.work.read(async ({ lookups }) => {
      const lookup = await lookups.find(lookupId);
      return lookup?.authority === caller.authority ? lookup.view : refuse('not_found');
    });
  }
}

/** A record that exists must never be left out, so a missing contact is a fault and not an empty answer. */
function contactOf(authority: string, authorities: ReadonlyMap<string, AuthorityView>): Contact {
  const contact = authorities.get(authority)?.leadCafContact;
  if (!contact) throw new Error(`The directory knows no lead CAF contact of ${authority}`);
  return contact;
}

function asMatch({ authority, pointer }: IndexedPointer, leadCafContact: Contact): Match {
  const { reference, state, openedOn, socialCare, leadProfessional } = pointer;
  const episode: FoundEpisode = {
    reference,
    state,
    openedOn,
    socialCare,
    leadCafContact,
    ...(leadProfessional === undefined ? {} : { leadProfessional }),
  };
  return { authority, episode };
}
