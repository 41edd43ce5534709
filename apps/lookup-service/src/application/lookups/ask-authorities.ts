import {
  type ChildDetails,
  LookupEnquiryAsked,
  type StartLookupPayload,
} from '@hub/contracts/lookup';
import { type Fact, fact, type Ids } from '@hub/use-case';
import type { Live } from '../../domain/lookups/authority-answer.js';
import type { Enquiry } from '../../domain/lookups/enquiry.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import { mayAsk } from '../../domain/lookups/standing.js';
import type { EnquirySealer, EnquiryStore, FederatedAuthority } from './lookup-ports.js';

export interface Asking {
  readonly ids: Ids;
  readonly policy: LookupPolicy;
  readonly sealer: EnquirySealer;
}

/** A lookup, as far as those who are asked live are told of it. */
export interface LookupBrief {
  readonly id: string;
  readonly by: string;
  readonly purpose: StartLookupPayload['purpose'];
  readonly at: string;
  /** So long somebody waits for the answers, in milliseconds. */
  readonly waitMs: number;
}

export interface Enquiries {
  readonly enquiries: readonly Enquiry[];
  /** One for each authority asked; the question in it can be read by that authority alone. */
  readonly facts: readonly Fact[];
  readonly live: Live;
}

/**
 * Puts a question to every authority that answers live, but for those that are suspended or busy.
 * @param untold whom the child is hidden from: theirs looks like one that is suspended
 */
export async function askAuthorities(
  child: ChildDetails,
  lookup: LookupBrief,
  store: EnquiryStore,
  { ids, policy, sealer, untold = new Set() }: Asking & { readonly untold?: ReadonlySet<string> },
): Promise<Enquiries> {
  const { federation } = policy;
  const federated = await store.federated(lookup.at, federation.missesToSuspend);
  const live = new Map<string, 'asked' | 'suspended' | 'busy'>();
  const enquiries: Enquiry[] = [];
  for (const { authority, standing } of federated) {
    const may = untold.has(authority) ? 'suspended' : mayAsk(standing, lookup.at, federation);
    live.set(authority, may === 'ask' ? 'asked' : may);
    if (may !== 'ask') continue;
    const times = {
      askedAt: lookup.at,
      answerBy: later(lookup.at, federation.deadlineMs),
      awaitedUntil: later(lookup.at, Math.min(lookup.waitMs, federation.deadlineMs)),
    };
    enquiries.push({ id: ids.next(), lookupId: lookup.id, authority, ...times, attempt: 1 });
  }
  return {
    enquiries,
    live,
    facts: await enquiryFacts(enquiries, federated, { child, ...lookup }, sealer),
  };
}

/** @throws Error where one of them is not asked live */
export function enquiryFacts(
  enquiries: readonly Enquiry[],
  federated: readonly FederatedAuthority[],
  { child, by: askedBy, purpose }: Pick<LookupBrief, 'by' | 'purpose'> & { child: ChildDetails },
  sealer: EnquirySealer,
): Promise<Fact[]> {
  const keys = new Map(federated.map(({ authority, key }) => [authority, key]));
  return Promise.all(
    enquiries.map(async ({ id: enquiryId, lookupId, authority, askedAt, answerBy, attempt }) => {
      const key = keys.get(authority);
      if (!key) throw new Error(`${authority} is not asked live`);
      const jwe = await sealer.seal(key, child);
      return fact(
        LookupEnquiryAsked,
        {
          enquiryId,
          lookupId,
          askedBy,
          purpose,
          askedAt,
          answerBy,
          attempt,
          question: { jwe },
        },
        [authority],
      );
    }),
  );
}

function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
