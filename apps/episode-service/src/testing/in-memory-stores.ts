import type { Clock, EpisodeStepTaken, Place } from '@hub/contracts';
import { FixedClock, InMemoryTimers } from '@hub/testing';
import type {
  EpisodeStore,
  EpisodeStores,
  KnownConsent,
  KnownConsentStore,
  ServiceRequestStore,
  TransferStore,
} from '../application/ports.js';
import type {
  Finding,
  HeldRecord,
  LookupQuestion,
  LookupQuestionStore,
  LookupRecord,
  LookupReviewStore,
  LookupStore,
  RefusedLookup,
} from '../application/lookups/lookup-ports.js';
import { type Episode, hasPart, isRunning, type TeamMember } from '../domain/episode.js';
import type { LookupLimits, LookupUse } from '../domain/lookups/lookup-limits.js';
import type { ReviewPolicy } from '../domain/lookups/lookup-policy.js';
import type { LookupReview } from '../domain/lookups/lookup-review.js';
import type { ServiceRequest } from '../domain/service-request.js';
import { hasEnded, isOpen, isParty, type Transfer } from '../domain/transfers/transfer.js';
import { inMemoryFolders } from './in-memory-folders.js';
import { InMemoryEnquiries } from './in-memory-enquiries.js';
import { InMemoryPointers, InMemoryReconciliations } from './in-memory-pointers.js';

function page<T>(items: T[], placeOf: (item: T) => Place, limit: number, after?: Place): T[] {
  const key = (item: Place): string => `${item.at} ${item.id}`;
  const sorted = items.sort((a, b) => (key(placeOf(a)) < key(placeOf(b)) ? 1 : -1));
  return sorted
    .filter((item) => after === undefined || key(placeOf(item)) < key(after))
    .slice(0, limit);
}

class InMemoryEpisodes implements EpisodeStore {
  private readonly episodes = new Map<string, Episode>();
  private readonly taken = new Map<string, EpisodeStepTaken[]>();
  private readonly reminded = new Map<string, string>();

  add(episode: Episode): Promise<void> {
    if (this.episodes.has(episode.id)) return Promise.reject(new Error('duplicate key'));
    return this.save(episode);
  }
  find(id: string): Promise<Episode | undefined> {
    return Promise.resolve(this.episodes.get(id));
  }
  lock(id: string): Promise<Episode | undefined> {
    return this.find(id);
  }
  list(authority: string, limit: number, after?: Place): Promise<Episode[]> {
    const own = [...this.episodes.values()].filter((episode) => hasPart(episode, authority));
    return Promise.resolve(page(own, ({ startedAt, id }) => ({ at: startedAt, id }), limit, after));
  }
  save(episode: Episode): Promise<void> {
    this.episodes.set(episode.id, episode);
    return Promise.resolve();
  }
  addStep(episode: Episode, taken: EpisodeStepTaken): Promise<void> {
    this.taken.set(episode.id, [...(this.taken.get(episode.id) ?? []), taken]);
    return this.save(episode);
  }
  steps(episodeId: string): Promise<EpisodeStepTaken[]> {
    return Promise.resolve(this.taken.get(episodeId) ?? []);
  }
  takeDueForReview(until: string, limit: number): Promise<Episode[]> {
    const due = [...this.episodes.values()].filter(
      ({ id, state, nextReviewOn }) =>
        ['active', 'in_review', 'transferring'].includes(state) &&
        nextReviewOn !== undefined &&
        nextReviewOn <= until &&
        this.reminded.get(id) !== nextReviewOn,
    );
    return Promise.resolve(due.slice(0, limit));
  }
  noteReminder(episodeId: string, reviewOn: string): Promise<void> {
    this.reminded.set(episodeId, reviewOn);
    return Promise.resolve();
  }
  addTeamMember(episode: Episode, _member: TeamMember): Promise<void> {
    return this.save(episode);
  }
  switchLead(episode: Episode): Promise<void> {
    return this.save(episode);
  }
}

class InMemoryTransfers implements TransferStore {
  private readonly transfers = new Map<string, Transfer>();

  add(transfer: Transfer): Promise<void> {
    const other = [...this.transfers.values()].some(
      (known) => known.episodeId === transfer.episodeId && isOpen(known),
    );
    return other && isOpen(transfer)
      ? Promise.reject(new Error('transfer_one_open'))
      : this.save(transfer);
  }
  save(transfer: Transfer): Promise<void> {
    this.transfers.set(transfer.id, transfer);
    return Promise.resolve();
  }
  find(id: string): Promise<Transfer | undefined> {
    return Promise.resolve(this.transfers.get(id));
  }
  lock(id: string): Promise<Transfer | undefined> {
    return this.find(id);
  }
  unendedOf(episodeId: string): Promise<Transfer[]> {
    const unended = [...this.transfers.values()].filter(
      (transfer) => transfer.episodeId === episodeId && !hasEnded(transfer),
    );
    const order = (transfer: Transfer): string =>
      `${isOpen(transfer) ? '0' : '1'} ${transfer.proposedAt} ${transfer.id}`;
    return Promise.resolve(unended.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
  }
  ofEpisode(episodeId: string): Promise<Transfer[]> {
    return Promise.resolve(
      [...this.transfers.values()].filter((transfer) => transfer.episodeId === episodeId),
    );
  }
  list(authority: string, limit: number, after?: Place): Promise<Transfer[]> {
    const own = [...this.transfers.values()].filter((transfer) => isParty(transfer, authority));
    return Promise.resolve(
      page(own, ({ proposedAt, id }) => ({ at: proposedAt, id }), limit, after),
    );
  }
}

class InMemoryKnownConsents implements KnownConsentStore {
  private readonly known = new Map<string, KnownConsent>();

  find(id: string): Promise<KnownConsent | undefined> {
    return Promise.resolve(this.known.get(id));
  }
  remember(consent: KnownConsent): Promise<void> {
    const before = this.known.get(consent.id);
    if (!before) this.known.set(consent.id, consent);
    else if (consent.state === 'withdrawn')
      this.known.set(consent.id, { ...before, state: 'withdrawn' });
    return Promise.resolve();
  }
  lock(id: string): Promise<KnownConsent | undefined> {
    return this.find(id);
  }
  inForce(episodeId: string): Promise<KnownConsent[]> {
    const own = [...this.known.values()].filter(
      (consent) => consent.episodeId === episodeId && consent.state === 'granted',
    );
    return Promise.resolve(own.sort((a, b) => (a.id < b.id ? 1 : -1)));
  }
}

class InMemoryServiceRequests implements ServiceRequestStore {
  private readonly requests = new Map<string, ServiceRequest>();

  constructor(private readonly episodes: EpisodeStore) {}

  add(request: ServiceRequest): Promise<void> {
    this.requests.set(request.id, request);
    return Promise.resolve();
  }
  save(request: ServiceRequest): Promise<void> {
    return this.add(request);
  }
  lock(id: string): Promise<ServiceRequest | undefined> {
    return Promise.resolve(this.requests.get(id));
  }
  ofEpisode(episodeId: string): Promise<ServiceRequest[]> {
    return Promise.resolve(
      [...this.requests.values()].filter((request) => request.episodeId === episodeId),
    );
  }
  async openFor(serviceId: string): Promise<ServiceRequest[]> {
    const found: ServiceRequest[] = [];
    for (const request of this.requests.values()) {
      const episode = await this.episodes.find(request.episodeId);
      if (
        request.serviceId === serviceId &&
        request.state !== 'declined' &&
        episode &&
        isRunning(episode)
      )
        found.push(request);
    }
    return found;
  }
  list(authority: string, limit: number, after?: Place): Promise<ServiceRequest[]> {
    const own = [...this.requests.values()].filter(
      ({ fromAuthority, toAuthority }) => fromAuthority === authority || toAuthority === authority,
    );
    return Promise.resolve(page(own, ({ sentAt, id }) => ({ at: sentAt, id }), limit, after));
  }
}

class InMemoryLookups implements LookupStore {
  readonly refused: RefusedLookup[] = [];
  private readonly findings: (HeldRecord & { lookupId: string; message: string })[] = [];
  private readonly lookups = new Map<string, LookupRecord>();

  add(lookup: LookupRecord): Promise<void> {
    this.lookups.set(lookup.view.id, lookup);
    return Promise.resolve();
  }
  find(id: string): Promise<LookupRecord | undefined> {
    return Promise.resolve(this.lookups.get(id));
  }
  lock(id: string): Promise<LookupRecord | undefined> {
    return this.find(id);
  }
  save(lookup: LookupRecord): Promise<void> {
    return this.add(lookup);
  }
  waiting(authority: string, at: string, limit: number): Promise<LookupRecord[]> {
    const own = [...this.lookups.values()].filter(
      (lookup) => lookup.authority === authority && (lookup.waiting?.confirmBy ?? '') > at,
    );
    return Promise.resolve(
      own
        .sort((a, b) =>
          `${a.view.askedAt} ${a.view.id}` < `${b.view.askedAt} ${b.view.id}` ? -1 : 1,
        )
        .slice(0, limit),
    );
  }
  use(
    {
      authority,
      personId,
      detailsHash,
    }: Pick<LookupRecord, 'authority' | 'personId' | 'detailsHash'>,
    at: string,
    limits: LookupLimits,
  ): Promise<LookupUse> {
    const since = (hours: number): string =>
      new Date(Date.parse(at) - hours * 3_600_000).toISOString();
    const all = [...this.lookups.values()];
    const nth = (
      own: (lookup: LookupRecord) => boolean,
      hours: number,
      limit: number,
    ): string | undefined =>
      limit === 0
        ? undefined
        : all
            .filter((lookup) => own(lookup) && lookup.view.askedAt > since(hours))
            .map(({ view }) => view.askedAt)
            .sort()
            .at(-limit);
    const ofPerson = (lookup: LookupRecord): boolean =>
      personId !== undefined && lookup.personId === personId;
    const used = {
      personAndHour: nth(ofPerson, 1, limits.personAndHour),
      personAndDay: nth(ofPerson, 24, limits.personAndDay),
      authorityAndDay: nth((lookup) => lookup.authority === authority, 24, limits.authorityAndDay),
    };
    const others = new Set(
      all
        .filter(
          (lookup) =>
            lookup.detailsHash === detailsHash &&
            lookup.authority !== authority &&
            lookup.view.askedAt > since(24),
        )
        .map((lookup) => lookup.authority),
    );
    return Promise.resolve({
      ...Object.fromEntries(Object.entries(used).filter(([, oldest]) => oldest !== undefined)),
      others: others.size,
    });
  }
  addRefused(lookup: RefusedLookup): Promise<void> {
    this.refused.push(lookup);
    return Promise.resolve();
  }
  addFindings(lookupId: string, found: readonly HeldRecord[], message: string): Promise<void> {
    for (const { authority, reference } of found)
      this.findings.push({ authority, reference, lookupId, message });
    return Promise.resolve();
  }
  forget(before: string, limit: number): Promise<number> {
    const old = [...this.lookups.values()]
      .filter(({ view }) => view.askedAt < before)
      .slice(0, limit);
    for (const { view } of old) this.lookups.delete(view.id);
    return Promise.resolve(old.length);
  }
  thatFound({ authority, reference }: HeldRecord): Promise<Finding[]> {
    const own = this.findings.filter(
      (one) => one.authority === authority && one.reference === reference,
    );
    return Promise.resolve(
      own.flatMap(({ lookupId, message }) =>
        this.lookups.has(lookupId)
          ? [{ lookup: this.lookups.get(lookupId) as LookupRecord, message }]
          : [],
      ),
    );
  }
}

class InMemoryLookupReviews implements LookupReviewStore {
  private readonly reviews = new Map<string, LookupReview & { decidedAt?: string }>();

  add(reviews: readonly LookupReview[]): Promise<void> {
    for (const review of reviews) this.reviews.set(review.id, review);
    return Promise.resolve();
  }
  lock(id: string, reviewer: string): Promise<LookupReview | undefined> {
    const review = this.reviews.get(id);
    return Promise.resolve(review?.reviewer === reviewer ? review : undefined);
  }
  waiting(reviewer: string, limit: number): Promise<LookupReview[]> {
    const own = [...this.reviews.values()].filter(
      (review) => review.reviewer === reviewer && review.state === 'waiting',
    );
    return Promise.resolve(
      own
        .sort((a, b) => (`${a.reviewBy} ${a.id}` < `${b.reviewBy} ${b.id}` ? -1 : 1))
        .slice(0, limit),
    );
  }
  decide(review: LookupReview, { at }: { at: string }): Promise<void> {
    this.reviews.set(review.id, { ...review, decidedAt: at });
    return Promise.resolve();
  }
  suspend(
    personId: string | undefined,
    at: string,
    { suspensionDays }: ReviewPolicy,
  ): Promise<boolean> {
    const own = [...this.reviews.values()].filter(
      (review) => personId !== undefined && review.personId === personId,
    );
    const since = new Date(Date.parse(at) - suspensionDays * 86_400_000).toISOString();
    return Promise.resolve(
      own.some(({ state, reviewBy, decidedAt = '' }) =>
        state === 'waiting' ? reviewBy <= at : state === 'unjustified' && decidedAt > since,
      ),
    );
  }
}

class InMemoryLookupQuestions implements LookupQuestionStore {
  private readonly questions = new Map<string, LookupQuestion>();
  private readonly others = new Map<string, Set<string>>();

  add(questions: readonly LookupQuestion[]): Promise<void> {
    for (const question of questions) this.questions.set(question.id, question);
    return Promise.resolve();
  }
  lock(id: string, authority: string): Promise<LookupQuestion | undefined> {
    const question = this.questions.get(id);
    return Promise.resolve(question?.authority === authority ? question : undefined);
  }
  ofLookup(lookupId: string): Promise<LookupQuestion[]> {
    return Promise.resolve(
      [...this.questions.values()].filter((question) => question.lookupId === lookupId),
    );
  }
  waiting(authority: string, limit: number): Promise<LookupQuestion[]> {
    const own = [...this.questions.values()].filter(
      (question) => question.authority === authority && question.state === 'waiting',
    );
    return Promise.resolve(
      own
        .sort((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1))
        .slice(0, limit),
    );
  }
  answer(question: LookupQuestion): Promise<void> {
    return this.add([question]);
  }
  ruleOut(
    childHash: string,
    { authority, reference }: { authority: string; reference: string },
  ): Promise<void> {
    this.others.set(
      childHash,
      (this.others.get(childHash) ?? new Set()).add(`${authority} ${reference}`),
    );
    return Promise.resolve();
  }
  ruledOut(childHash: string): Promise<ReadonlySet<string>> {
    return Promise.resolve(this.others.get(childHash) ?? new Set());
  }
}

function noFigures(): Promise<never> {
  return Promise.reject(new Error('There are no figures in memory'));
}

export function inMemoryEpisodeStores(clock: Clock = new FixedClock()): EpisodeStores {
  const pointers = new InMemoryPointers();
  const episodes = new InMemoryEpisodes();
  return {
    episodes,
    transfers: new InMemoryTransfers(),
    consents: new InMemoryKnownConsents(),
    lookups: new InMemoryLookups(),
    pointers,
    reconciliations: new InMemoryReconciliations(pointers),
    lookupQuestions: new InMemoryLookupQuestions(),
    lookupReviews: new InMemoryLookupReviews(),
    enquiries: new InMemoryEnquiries(),
    serviceRequests: new InMemoryServiceRequests(episodes),
    // Counted by the database alone.
    reports: { episodes: noFigures, agencies: noFigures, transfers: noFigures },
    timers: new InMemoryTimers(clock),
    ...inMemoryFolders(),
  };
}
