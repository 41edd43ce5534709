import type { Place } from '@hub/use-case';
import type {
  Finding,
  HeldRecord,
  LookupQuestion,
  LookupQuestionStore,
  LookupReviewStore,
  LookupOverLimit,
  LookupPageQuery,
  LookupSide,
  LookupStore,
} from '../application/lookups/lookup-ports.js';
import { seenLookup } from '../application/lookups/gather-answers.js';
import type { EnquiryStore } from '../application/lookups/lookup-ports.js';
import type { SocialCareStore } from '../application/social-care/social-care-ports.js';
import type { Lookup, LookupAsked, WaitingLookup } from '../domain/lookups/lookup.js';
import { isToBeContacted } from '../domain/lookups/lookup-decisions.js';
import type { LookupLimits, LookupUse } from '../domain/lookups/lookup-limits.js';
import type { ReviewPolicy } from '../domain/lookups/lookup-policy.js';
import type { LookupReview } from '../domain/lookups/lookup-review.js';

export class InMemoryLookups implements LookupStore {
  readonly refused: LookupOverLimit[] = [];
  private readonly findings: (HeldRecord & { lookupId: string; message: string })[] = [];
  private readonly lookups = new Map<string, Lookup>();
  private readonly unread = new Map<string, string>();

  constructor(
    private readonly enquiries: Pick<EnquiryStore, 'ofLookup'>,
    private readonly socialCare: Pick<SocialCareStore, 'forget'>,
  ) {}

  add({ unreadSince: _kept, ...lookup }: Lookup): Promise<void> {
    this.lookups.set(lookup.id, lookup);
    return Promise.resolve();
  }
  find(id: string): Promise<Lookup | undefined> {
    const lookup = this.lookups.get(id);
    const unreadSince = this.unread.get(id);
    const isUnread = lookup !== undefined && unreadSince !== undefined;
    return Promise.resolve(isUnread ? { ...lookup, unreadSince } : lookup);
  }
  noteAnswered(id: string, at: string): Promise<void> {
    this.unread.set(id, this.unread.get(id) ?? at);
    return Promise.resolve();
  }
  noteRead(id: string): Promise<void> {
    this.unread.delete(id);
    return Promise.resolve();
  }
  lock(id: string): Promise<Lookup | undefined> {
    return this.find(id);
  }
  save(lookup: Lookup): Promise<void> {
    return this.add(lookup);
  }
  waiting(authority: string, at: string, limit: number): Promise<WaitingLookup[]> {
    const own = [...this.lookups.values()].flatMap((lookup) =>
      lookup.state === 'waiting' && lookup.authority === authority && lookup.confirmBy > at
        ? [lookup]
        : [],
    );
    return Promise.resolve(
      own
        .sort((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1))
        .slice(0, limit),
    );
  }
  async list(
    { authority, personId, orNamed = false }: LookupSide,
    { status, since, now, limit, after }: LookupPageQuery,
  ): Promise<Lookup[]> {
    const place = ({ at, id }: Place): string => `${at} ${id}`;
    const placeOf = ({ askedAt: at, id }: Lookup): string => place({ at, id });
    const found: Lookup[] = [];
    for (const lookup of this.lookups.values())
      if (
        lookup.authority === authority &&
        (personId === undefined ||
          lookup.personId === personId ||
          (orNamed && lookup.colleagueId === personId)) &&
        (since === undefined || lookup.askedAt >= since) &&
        (after === undefined || placeOf(lookup) < place(after)) &&
        (!status ||
          (await seenLookup(lookup, { enquiries: this.enquiries }, now)).status === status)
      )
        found.push(lookup);
    return found.sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1)).slice(0, limit);
  }
  count({ authority, personId }: LookupSide, since: string): Promise<number> {
    const counted = [...this.lookups.values()].filter(
      (lookup) =>
        lookup.authority === authority &&
        (personId === undefined || lookup.personId === personId) &&
        lookup.askedAt >= since,
    );
    return Promise.resolve(counted.length);
  }
  /** Here they are all noted. */
  noteStates(): Promise<number> {
    return Promise.resolve(0);
  }
  use(
    {
      authority,
      personId,
      detailsHash,
    }: Pick<LookupAsked, 'authority' | 'personId' | 'detailsHash'>,
    at: string,
    limits: LookupLimits,
  ): Promise<LookupUse> {
    const since = (hours: number): string =>
      new Date(Date.parse(at) - hours * 3_600_000).toISOString();
    const all = [...this.lookups.values()];
    const nth = (
      own: (lookup: Lookup) => boolean,
      hours: number,
      limit: number,
    ): string | undefined =>
      limit === 0
        ? undefined
        : all
            .filter((lookup) => own(lookup) && lookup.askedAt > since(hours))
            .map(({ askedAt }) => askedAt)
            .sort()
            .at(-limit);
    const ofPerson = (lookup: Lookup): boolean =>
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
            lookup.askedAt > since(24),
        )
        .map((lookup) => lookup.authority),
    );
    return Promise.resolve({
      ...Object.fromEntries(Object.entries(used).filter(([, oldest]) => oldest !== undefined)),
      others: others.size,
    });
  }
  addRefused(lookup: LookupOverLimit): Promise<void> {
    this.refused.push(lookup);
    return Promise.resolve();
  }
  addFindings(lookupId: string, found: readonly HeldRecord[], message: string): Promise<void> {
    for (const { authority, reference } of found)
      this.findings.push({ authority, reference, lookupId, message });
    return Promise.resolve();
  }
  askedBefore(before: string, limit: number, after?: Place): Promise<Place[]> {
    const order = ({ at, id }: Place): string => `${at} ${id}`;
    const places = [...this.lookups.values()].map(({ askedAt: at, id }) => ({ at, id }));
    const old = places
      .filter((place) => place.at < before && (!after || order(place) > order(after)))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    return Promise.resolve(old.slice(0, limit));
  }
  async forget(ids: readonly string[]): Promise<number> {
    for (const id of ids) await this.socialCare.forget(id);
    return ids.filter((id) => this.lookups.delete(id)).length;
  }
  forgetRefused(before: string): Promise<void> {
    this.refused.splice(0, Infinity, ...this.refused.filter(({ askedAt }) => askedAt >= before));
    return Promise.resolve();
  }
  thatFound({ authority, reference }: HeldRecord): Promise<Finding[]> {
    const own = this.findings.filter(
      (one) => one.authority === authority && one.reference === reference,
    );
    return Promise.resolve(
      own.flatMap(({ lookupId, message }) => {
        const lookup = this.lookups.get(lookupId);
        return lookup ? [{ lookup, message }] : [];
      }),
    );
  }
}

export class InMemoryLookupReviews implements LookupReviewStore {
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

export class InMemoryLookupQuestions implements LookupQuestionStore {
  private readonly questions = new Map<string, LookupQuestion>();
  private readonly others = new Map<string, Set<string>>();

  constructor(private readonly lookups: Pick<LookupStore, 'find'>) {}

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
  waitingFor({ authority, reference }: HeldRecord): Promise<LookupQuestion[]> {
    const own = [...this.questions.values()].filter(
      (one) =>
        one.authority === authority && one.reference === reference && one.state === 'waiting',
    );
    return Promise.resolve(
      own.sort((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1)),
    );
  }
  async toBeContacted(authority: string, limit: number): Promise<LookupQuestion[]> {
    const found: LookupQuestion[] = [];
    for (const question of this.questions.values()) {
      const { state, handling, id, lookupId } = question;
      const isHidden = state === 'same_child' && handling !== 'ordinary';
      const lookup = await this.lookups.find(lookupId);
      if (question.authority === authority && isHidden && lookup && isToBeContacted(lookup, id))
        found.push(question);
    }
    return found
      .sort((a, b) => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1))
      .slice(0, limit);
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
