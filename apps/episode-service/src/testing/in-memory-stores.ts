import type { EpisodeStepTaken } from '@hub/contracts/episode';
import type { Clock, Place } from '@hub/use-case';
import { FixedClock, InMemoryTimers } from '@hub/testing';
import type {
  EndingConsent,
  EpisodeListing,
  EpisodeStore,
  EndedPeopleStore,
  EpisodeStores,
  KnownConsent,
  KnownConsentStore,
} from '../application/ports.js';
import { type Episode, type FoldedEpisode, isRunning, type TeamMember } from '../domain/episode.js';
import { type EpisodeChoice, isChosen, reviewPlace } from '../domain/episode-choice.js';
import type { LeftMember } from '../domain/team/leaving.js';
import type { LastStep, Standing } from '../domain/step-undoing.js';
import { isHidden } from '../domain/shield-terms.js';
import { InMemoryInvitations, InMemoryNotices, InMemoryPastTeam } from './in-memory-team.js';
import { InMemoryTransfers } from './in-memory-transfers.js';
import { inMemoryPlanning } from './in-memory-planning.js';
import { inMemoryFolders } from './in-memory-folders.js';
import { InMemoryFoundAnswers } from './in-memory-found-answers.js';
import { page } from './in-memory-page.js';
import { InMemoryBreaches } from './in-memory-breaches.js';
import { InMemoryCorrections } from './in-memory-corrections.js';
import { InMemoryExternalLinks } from './in-memory-external-links.js';
import { inMemoryLeading } from './in-memory-leading.js';
import { InMemoryLabels } from './in-memory-labels.js';
import { InMemoryMerges } from './in-memory-merges.js';
import { InMemoryReferrals } from './in-memory-referrals.js';
import { InMemorySplits } from './in-memory-splits.js';
import { InMemoryServiceRequests } from './in-memory-service-requests.js';

class InMemoryEpisodes implements EpisodeStore {
  private readonly episodes = new Map<string, Episode>();
  private readonly taken = new Map<string, EpisodeStepTaken[]>();
  private readonly stood = new Map<string, Standing>();
  private readonly lapsed = new Set<string>();
  private readonly reminded = new Map<string, string>();

  constructor(private readonly past: InMemoryPastTeam) {}

  add(episode: Episode): Promise<void> {
    if (this.episodes.has(episode.id)) return Promise.reject(new Error('duplicate key'));
    return this.save(episode);
  }
  find(id: string): Promise<Episode | undefined> {
    return Promise.resolve(this.episodes.get(id));
  }
  findAll(ids: readonly string[]): Promise<Episode[]> {
    return Promise.resolve([...this.episodes.values()].filter(({ id }) => ids.includes(id)));
  }
  lock(id: string): Promise<Episode | undefined> {
    return this.find(id);
  }
  list({ choice, order, limit, after }: EpisodeListing): Promise<Episode[]> {
    const chosen = this.chosen(choice);
    if (order === 'newest')
      return Promise.resolve(
        page(chosen, ({ startedAt, id }) => ({ at: startedAt, id }), limit, after),
      );
    const key = ({ at, id }: Place): string => `${at} ${id}`;
    const byReview = chosen.sort((a, b) => (key(reviewPlace(a)) < key(reviewPlace(b)) ? -1 : 1));
    return Promise.resolve(
      byReview.filter((one) => !after || key(reviewPlace(one)) > key(after)).slice(0, limit),
    );
  }
  foldedInto(keptId: string): Promise<FoldedEpisode[]> {
    const folded = [...this.episodes.values()].filter((one) => one.state === 'folded');
    return Promise.resolve(
      folded
        .filter(({ folded: { into } }) => into === keptId)
        .sort((a, b) => (a.folded.at < b.folded.at ? -1 : 1)),
    );
  }
  all(): Episode[] {
    return [...this.episodes.values()];
  }
  count(choice: EpisodeChoice): Promise<number> {
    return Promise.resolve(this.chosen(choice).length);
  }
  private chosen(choice: EpisodeChoice): Episode[] {
    return [...this.episodes.values()].filter((episode) => isChosen(episode, choice));
  }
  save(episode: Episode): Promise<void> {
    this.episodes.set(episode.id, episode);
    return Promise.resolve();
  }
  saveShield(episode: Episode): Promise<void> {
    return this.save(episode);
  }
  addStep(episode: Episode, taken: EpisodeStepTaken, before: Standing): Promise<void> {
    this.stood.set(`${episode.id} ${String(taken.version)}`, before);
    this.taken.set(episode.id, [...(this.taken.get(episode.id) ?? []), taken]);
    return this.save(episode);
  }
  lastStep(episodeId: string): Promise<LastStep | undefined> {
    const taken = this.taken.get(episodeId)?.at(-1);
    const before = taken && this.stood.get(`${episodeId} ${String(taken.version)}`);
    return Promise.resolve(taken && { taken, ...(before ? { before } : {}) });
  }
  undoStep(episode: Episode, undone: EpisodeStepTaken): Promise<void> {
    const steps = this.taken.get(episode.id) ?? [];
    const kept = steps.map((one) => (one.version === undone.version ? undone : one));
    this.taken.set(episode.id, kept);
    return this.save(episode);
  }
  hidden(): Promise<string[]> {
    const all = [...this.episodes.values()];
    return Promise.resolve(all.filter(({ shield }) => shield).map(({ id }) => id));
  }
  lookupsInUse(lookups: readonly string[]): Promise<string[]> {
    const used = new Set([...this.episodes.values()].map(({ lookupId }) => lookupId));
    return Promise.resolve(lookups.filter((id) => used.has(id)));
  }
  lockLookup(): Promise<void> {
    return Promise.resolve();
  }
  lapse(claimId: string): Promise<void> {
    this.lapsed.add(claimId);
    return Promise.resolve();
  }
  hasLapsed(claimId: string): Promise<boolean> {
    return Promise.resolve(this.lapsed.has(claimId));
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
  takePeopleUntold(): Promise<Episode[]> {
    return Promise.resolve([]);
  }
  noteReminder(episodeId: string, reviewOn: string): Promise<void> {
    this.reminded.set(episodeId, reviewOn);
    return Promise.resolve();
  }
  addTeamMember(episode: Episode, _member: TeamMember): Promise<void> {
    return this.save(episode);
  }
  confirmTeamMember(episode: Episode, _memberId: string): Promise<void> {
    return this.save(episode);
  }
  endTeamMember(episode: Episode, left: LeftMember): Promise<void> {
    this.past.add(episode.id, left);
    return this.save(episode);
  }
  saveCoordinator(episode: Episode): Promise<void> {
    return this.save(episode);
  }
  removeTeamMembers(episode: Episode, _memberIds: readonly string[]): Promise<void> {
    return this.save(episode);
  }
  switchLead(episode: Episode): Promise<void> {
    return this.save(episode);
  }
}

class InMemoryKnownConsents implements KnownConsentStore {
  private readonly known = new Map<string, KnownConsent>();
  private readonly warned = new Map<string, string>();

  constructor(private readonly episodes: EpisodeStore) {}

  remember(consent: KnownConsent): Promise<void> {
    const before = this.known.get(consent.id);
    if (!before) this.known.set(consent.id, consent);
    else if (consent.state === 'withdrawn')
      this.known.set(consent.id, { ...before, state: 'withdrawn' });
    return Promise.resolve();
  }
  lock(id: string): Promise<KnownConsent | undefined> {
    return Promise.resolve(this.known.get(id));
  }
  inForce(episodeId: string): Promise<KnownConsent[]> {
    const own = [...this.known.values()].filter(
      (consent) => consent.episodeId === episodeId && consent.state === 'granted',
    );
    return Promise.resolve(own.sort((a, b) => (a.id < b.id ? 1 : -1)));
  }
  async takeEnding(
    { from, until }: { readonly from: string; readonly until: string },
    notice: string,
    limit: number,
  ): Promise<EndingConsent[]> {
    const taken: EndingConsent[] = [];
    for (const { consent, episode } of await this.withEpisodes()) {
      const { expiresAt } = consent;
      const warnedOf = `${notice} ${String(episode.lead.term)}`;
      if (!goesOnUnder(episode, consent) || expiresAt === undefined) continue;
      if (expiresAt <= from || expiresAt > until || taken.length === limit) continue;
      if (this.warned.get(consent.id) === warnedOf) continue;
      this.warned.set(consent.id, warnedOf);
      taken.push({ ...settled(consent, episode), expiresAt });
    }
    return taken;
  }
  async takeSettled(limit: number): Promise<ReturnType<typeof settled>[]> {
    const taken = (await this.withEpisodes())
      .filter(({ consent, episode }) => !goesOnUnder(episode, consent))
      .filter(({ consent }) => this.warned.has(consent.id))
      .slice(0, limit);
    for (const { consent } of taken) this.warned.delete(consent.id);
    return taken.map(({ consent, episode }) => settled(consent, episode));
  }
  private async withEpisodes(): Promise<{ consent: KnownConsent; episode: Episode }[]> {
    const found: { consent: KnownConsent; episode: Episode }[] = [];
    for (const consent of this.known.values()) {
      const episode = await this.episodes.find(consent.episodeId);
      if (episode) found.push({ consent, episode });
    }
    return found;
  }
}

function goesOnUnder(episode: Episode, { id, state }: KnownConsent): boolean {
  return state === 'granted' && episode.consentId === id && isRunning(episode);
}

function settled({ id, episodeId, authority: by }: KnownConsent, { lead, shield }: Episode) {
  const authority = isHidden(shield, { authority: by }) ? lead.authority : by;
  return { id, episodeId, authority, lead: { authority: lead.authority, personId: lead.personId } };
}

/** Who acts no more, and by when another leads. */
export class InMemoryEndedPeople implements EndedPeopleStore {
  readonly people = new Map<string, string>();

  add(personId: string, dueAt: string): Promise<void> {
    if (!this.people.has(personId)) this.people.set(personId, dueAt);
    return Promise.resolve();
  }
  has(personId: string): Promise<boolean> {
    return Promise.resolve(this.people.has(personId));
  }
}

function noFigures(): Promise<never> {
  return Promise.reject(new Error('There are no figures in memory'));
}

export function inMemoryEpisodeStores(clock: Clock = new FixedClock()): EpisodeStores {
  const pastTeam = new InMemoryPastTeam();
  const episodes = new InMemoryEpisodes(pastTeam);
  const endedPeople = new InMemoryEndedPeople();
  return {
    episodes,
    pastTeam,
    invitations: new InMemoryInvitations(),
    notices: new InMemoryNotices(),
    foundAnswers: new InMemoryFoundAnswers(),
    referrals: new InMemoryReferrals(),
    labels: new InMemoryLabels(episodes),
    merges: new InMemoryMerges(),
    splits: new InMemorySplits(),
    externalLinks: new InMemoryExternalLinks(),
    corrections: new InMemoryCorrections(episodes),
    breaches: new InMemoryBreaches(),
    transfers: new InMemoryTransfers(episodes),
    consents: new InMemoryKnownConsents(episodes),
    serviceRequests: new InMemoryServiceRequests(episodes),
    // Counted by the database alone.
    reports: {
      episodes: noFigures,
      agencies: noFigures,
      transfers: noFigures,
      unmetNeeds: noFigures,
      places: noFigures,
    },
    // What was sent stands in the database alone.
    peopleTold: { since: noFigures },
    endedPeople,
    timers: new InMemoryTimers(clock),
    ...inMemoryFolders(),
    ...inMemoryPlanning(),
    ...inMemoryLeading(episodes, endedPeople.people),
  };
}
