import { type Clock, isHiddenFrom, type Viewer } from '@hub/use-case';
import { FixedClock, InMemoryTimers } from '@hub/testing';
import type {
  ConsentStore,
  ConsentStores,
  CounterpartStore,
  KnownShield,
  EpisodePeople,
  KnownPeople,
  LookStore,
  Notice,
  Receipt,
  ReceiptOf,
} from '../application/ports.js';
import type { ConsentLooks } from '../domain/consent-look.js';
import { type Consent, hasExpired } from '../domain/consent.js';
import { type EpisodeParts, type FoldedEpisode, shielded } from '../domain/episode-parts.js';
import { InMemoryErasures, InMemoryRetentions } from './in-memory-retentions.js';
import { InMemorySubjectAccess } from './in-memory-subject-access.js';
import { InMemoryRecalls } from './in-memory-recalls.js';
import { inMemoryReleaseStores } from './in-memory-releases.js';

class InMemoryConsents implements ConsentStore {
  private readonly consents = new Map<string, Consent>();
  private readonly notes = new Map<string, Receipt>();

  async add(consent: Consent): Promise<void> {
    if (this.consents.has(consent.id)) throw new Error('duplicate key');
    await this.save(consent);
  }

  save(consent: Consent): Promise<void> {
    this.consents.set(consent.id, consent);
    return Promise.resolve();
  }

  find(id: string): Promise<Consent | undefined> {
    return Promise.resolve(this.consents.get(id));
  }

  ofEpisode(episodeId: string): Promise<Consent[]> {
    const statements = [...this.consents.values()].filter(
      (consent) => consent.episodeId === episodeId,
    );
    return Promise.resolve(
      statements.sort((a, b) => (`${a.recordedAt} ${a.id}` < `${b.recordedAt} ${b.id}` ? -1 : 1)),
    );
  }

  some(ids: readonly string[]): Promise<Consent[]> {
    return Promise.resolve([...this.consents.values()].filter(({ id }) => ids.includes(id)));
  }

  expired(now: string, limit: number): Promise<string[]> {
    const past = [...this.consents.values()].filter(
      (consent) => consent.state === 'granted' && hasExpired(consent, now),
    );
    return Promise.resolve([...new Set(past.map((consent) => consent.episodeId))].slice(0, limit));
  }

  expectReceipts(consentId: string, notice: Notice, authorities: readonly string[]): Promise<void> {
    for (const authority of authorities) {
      const key = `${consentId} ${notice} ${authority}`;
      if (!this.notes.has(key)) this.notes.set(key, { authority, notice });
    }
    return Promise.resolve();
  }

  noteReceipts(receipts: readonly ReceiptOf[]): Promise<void> {
    for (const { consentId, ...receipt } of receipts) {
      const key = `${consentId} ${receipt.notice} ${receipt.authority}`;
      const known = this.notes.get(key);
      if (known) this.notes.set(key, { ...receipt, ...known });
    }
    return Promise.resolve();
  }

  forgetWords(episodeId: string): Promise<void> {
    for (const consent of [...this.consents.values()].filter(
      (one) => one.episodeId === episodeId,
    )) {
      this.consents.set(consent.id, {
        ...consent,
        purpose: '',
        evidenceReference: '',
        givenBy: { kind: consent.givenBy.kind },
      });
    }
    return Promise.resolve();
  }
  receipts(consentId: string): Promise<Receipt[]> {
    const own = [...this.notes]
      .filter(([key]) => key.startsWith(consentId))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(own.map(([, receipt]) => receipt));
  }
}

export class InMemoryCounterparts implements CounterpartStore {
  /** Episodes of which something was told that was not heard here. */
  readonly behind = new Set<string>();
  private readonly known = new Map<string, Set<string>>();
  private readonly named = new Map<string, string>();
  private readonly elsewhere = new Map<string, string[]>();
  private readonly shields = new Map<string, KnownShield>();
  private readonly voided = new Set<string>();
  private readonly goingOn = new Map<string, { into: string; foldedAt: string }>();
  private readonly atWork = new Map<string, EpisodePeople & { version: number }>();
  private readonly leads = new Map<string, { term: number; authority: string }>();

  of(episodeId: string): Promise<string[]> {
    const hidden = this.shields.get(episodeId)?.hiddenFrom ?? [];
    const known = [...(this.known.get(episodeId) ?? [])].sort();
    return Promise.resolve(known.filter((authority) => !hidden.includes(authority)));
  }

  isHiddenByName(episodeId: string, viewer: Viewer): boolean {
    return isHiddenFrom(this.shields.get(episodeId)?.hiddenFromPeople, viewer);
  }
  shield(shield: KnownShield): Promise<void> {
    const { episodeId, version } = shield;
    if ((this.shields.get(episodeId)?.version ?? 0) < version) this.shields.set(episodeId, shield);
    return Promise.resolve();
  }

  lock(): Promise<void> {
    return Promise.resolve();
  }

  share(): Promise<void> {
    return Promise.resolve();
  }

  add(episodeId: string, authorities: readonly string[]): Promise<void> {
    this.known.set(episodeId, new Set([...(this.known.get(episodeId) ?? []), ...authorities]));
    return Promise.resolve();
  }

  replace(episodeId: string, authorities: readonly string[]): Promise<void> {
    this.known.set(episodeId, new Set(authorities));
    return Promise.resolve();
  }

  countIn(episodeId: string, consentIds: readonly string[]): Promise<void> {
    const before = this.elsewhere.get(episodeId) ?? [];
    const now = [...new Set([...before, ...consentIds])];
    if (now.length > 0) this.elsewhere.set(episodeId, now);
    return Promise.resolve();
  }

  async parts(episodeId: string): Promise<EpisodeParts> {
    const saidElsewhere = this.elsewhere.get(episodeId);
    const namedBy = this.named.get(episodeId);
    const lead = this.leads.get(episodeId);
    const { hiddenFrom, hiddenFromPeople } = this.shields.get(episodeId) ?? {};
    const { into } = this.goingOn.get(episodeId) ?? {};
    const takesIn = this.takenInBy(episodeId);
    return shielded({
      counterparts: await this.of(episodeId),
      ...(hiddenFrom ? { hiddenFrom } : {}),
      ...(hiddenFromPeople ? { hiddenFromPeople } : {}),
      ...(this.voided.has(episodeId) ? { voided: true } : {}),
      ...(into === undefined ? {} : { goesOnIn: into }),
      ...(takesIn.length === 0 ? {} : { takesIn }),
      ...(saidElsewhere ? { saidElsewhere } : {}),
      ...(namedBy === undefined ? {} : { namedBy }),
      ...(lead ? { leadAuthority: lead.authority } : {}),
    });
  }

  void(episodeId: string): Promise<void> {
    this.voided.add(episodeId);
    return Promise.resolve();
  }

  fold(episodeId: string, into: string, foldedAt: string): Promise<void> {
    if (!this.goingOn.has(episodeId)) this.goingOn.set(episodeId, { into, foldedAt });
    return Promise.resolve();
  }

  unfold(episodeId: string): Promise<void> {
    this.goingOn.delete(episodeId);
    return Promise.resolve();
  }

  private takenInBy(episodeId: string): FoldedEpisode[] {
    const folded = [...this.goingOn]
      .filter(([, { into }]) => into === episodeId)
      .map(([id, { foldedAt }]) => ({ id, foldedAt }));
    const key = (one: FoldedEpisode): string => `${one.foldedAt} ${one.id}`;
    return folded.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  claim(episodeId: string, authority: string): Promise<string> {
    const namedBy = this.named.get(episodeId) ?? authority;
    this.named.set(episodeId, namedBy);
    return Promise.resolve(namedBy);
  }

  started(episodeId: string, authority: string): Promise<void> {
    this.named.set(episodeId, authority);
    return Promise.resolve();
  }

  people(episodeId: string): Promise<KnownPeople> {
    const { people = [], closed = false } = this.atWork.get(episodeId) ?? {};
    const kept = this.atWork.get(this.goingOn.get(episodeId)?.into ?? '');
    const behind = this.behind.has(episodeId);
    return Promise.resolve({ people: [...people, ...(kept?.people ?? [])], closed, behind });
  }

  notePeople(episodeId: string, people: EpisodePeople, version: number): Promise<boolean> {
    const isNewer = version > (this.atWork.get(episodeId)?.version ?? 0);
    if (isNewer) this.atWork.set(episodeId, { ...people, version });
    return Promise.resolve(isNewer);
  }

  lead(episodeId: string, term: { term: number; authority: string }): Promise<void> {
    if (this.named.has(episodeId) && term.term > (this.leads.get(episodeId)?.term ?? 0))
      this.leads.set(episodeId, term);
    return Promise.resolve();
  }
}

class InMemoryLooks implements LookStore {
  private readonly looks = new Map<string, ConsentLooks>();

  constructor(private readonly consents: ConsentStore) {}

  find(consentId: string): Promise<ConsentLooks | undefined> {
    return Promise.resolve(this.looks.get(consentId));
  }

  lock(consentId: string): Promise<ConsentLooks | undefined> {
    return this.find(consentId);
  }

  save(looks: ConsentLooks): Promise<void> {
    this.looks.set(looks.consentId, looks);
    return Promise.resolve();
  }

  async lockOf(episodeId: string): Promise<ConsentLooks[]> {
    const of = (await this.consents.ofEpisode(episodeId)).map(({ id }) => this.looks.get(id));
    return of.filter((looks) => looks !== undefined);
  }

  async forgetOf(episodeId: string): Promise<void> {
    for (const { id } of await this.consents.ofEpisode(episodeId)) this.looks.delete(id);
  }
}

export function inMemoryConsentStores(clock: Clock = new FixedClock()): ConsentStores {
  const [consents, counterparts] = [new InMemoryConsents(), new InMemoryCounterparts()];
  return {
    retentions: new InMemoryRetentions(),
    erasures: new InMemoryErasures(),
    timers: new InMemoryTimers(clock),
    consents,
    counterparts,
    looks: new InMemoryLooks(consents),
    recalls: new InMemoryRecalls(consents),
    subjectAccess: new InMemorySubjectAccess(counterparts),
    ...inMemoryReleaseStores(counterparts),
  };
}
