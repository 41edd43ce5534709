import type {
  AuthorityEntry,
  NamedInEntry,
  RegisterStore,
  SecretStore,
} from '../application/ports.js';
import type { Absence } from '../domain/contacts/on-duty.js';
import { testId } from '@hub/testing';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const [LEAD, DEPUTY, SECOND, NURSE, OTHER] = [
  testId(1),
  testId(2),
  testId(3),
  testId(4),
  testId(5),
] as const;

export function entry(change: Partial<AuthorityEntry> = {}): AuthorityEntry {
  return {
    id: testId(100),
    code: LEWISHAM,
    leadId: LEAD,
    deputyIds: [DEPUTY, SECOND],
    teams: [],
    systems: [],
    confirmedOn: '2026-11-01',
    version: 3,
    ...change,
  };
}

/** Lewisham's people are all but one, who works for Greenwich. */
export class InMemoryRegister implements RegisterStore {
  readonly entries = new Map<string, AuthorityEntry>();
  readonly away: (Absence & { readonly authority: string })[] = [];
  readonly asked: [string, string][] = [];
  /** Whom their authority has not verified. */
  readonly unverified = new Set<string>();

  all(): Promise<AuthorityEntry[]> {
    return Promise.resolve([...this.entries.values()]);
  }
  find(code: string): Promise<AuthorityEntry | undefined> {
    return Promise.resolve(this.entries.get(code));
  }
  lock(code: string): Promise<AuthorityEntry | undefined> {
    return this.find(code);
  }
  save(kept: AuthorityEntry): Promise<void> {
    this.entries.set(kept.code, kept);
    return Promise.resolve();
  }
  unconfirmed(confirmedBefore: string, askedBefore: string): Promise<AuthorityEntry[]> {
    this.asked.push([confirmedBefore, askedBefore]);
    const due = [...this.entries.values()].filter(
      ({ confirmedOn, askedOn }) =>
        confirmedOn <= confirmedBefore && (askedOn === undefined || askedOn <= askedBefore),
    );
    return Promise.resolve(due);
  }
  contacts(ids: readonly string[]): Promise<Map<string, NamedInEntry>> {
    const known = ids.filter((id) => [LEAD, DEPUTY, SECOND, NURSE, OTHER].includes(id));
    return Promise.resolve(
      new Map(
        known.map((id) => [
          id,
          {
            authority: id === OTHER ? GREENWICH : LEWISHAM,
            contact: { name: `Person ${id.slice(-1)}`, role: 'x', team: 'y' },
            verified: !this.unverified.has(id),
          },
        ]),
      ),
    );
  }
  absences(now: string, authority?: string): Promise<Absence[]> {
    const still = this.away.filter(
      (one) => one.until > now && (authority === undefined || one.authority === authority),
    );
    return Promise.resolve(still.map(({ personId, from, until }) => ({ personId, from, until })));
  }
  saveAbsences(personId: string, authority: string, absences: readonly Absence[]): Promise<void> {
    const others = this.away.filter((one) => one.personId !== personId);
    this.away.splice(
      0,
      this.away.length,
      ...others,
      ...absences.map((one) => ({ ...one, authority })),
    );
    return Promise.resolve();
  }
}

/** Secrets by the version of the key that sealed each. */
export class InMemorySecrets implements SecretStore {
  constructor(
    private readonly newest: number,
    readonly versions: number[] = [],
  ) {}

  sealedUnder(): Promise<number[]> {
    return Promise.resolve([...new Set(this.versions)]);
  }
  renew(limit: number): Promise<number> {
    const old = this.versions.flatMap((version, place) => (version === this.newest ? [] : [place]));
    const some = old.slice(0, limit);
    for (const place of some) this.versions[place] = this.newest;
    return Promise.resolve(some.length);
  }
}
