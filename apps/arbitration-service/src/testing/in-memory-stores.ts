import { type Clock, isHiddenFrom, type Place } from '@hub/use-case';
import { FixedClock, InMemoryTimers } from '@hub/testing';
import type {
  ArbitrationStores,
  CounterpartStore,
  DisputeStore,
  LadderStore,
  Rota,
  WorkingPerson,
} from '../application/ports.js';
import {
  type DisputeChoice,
  isChosen,
  isJudgedBy,
  type JudgedChoice,
} from '../domain/dispute-choice.js';
import type { Dispute } from '../domain/dispute-state.js';
import type { Candidate } from '../domain/draw-arbitrator.js';
import type { Standing } from '../domain/episode-ends.js';
import type { Ladder } from '../domain/ladder.js';

class InMemoryDisputes implements DisputeStore {
  private readonly disputes = new Map<string, Dispute>();

  constructor(private readonly counterparts: CounterpartStore) {}

  add(dispute: Dispute): Promise<void> {
    return this.save(dispute);
  }

  save(dispute: Dispute): Promise<void> {
    this.disputes.set(dispute.id, dispute);
    return Promise.resolve();
  }

  find(id: string): Promise<Dispute | undefined> {
    return Promise.resolve(this.disputes.get(id));
  }

  lock(id: string): Promise<Dispute | undefined> {
    return this.find(id);
  }

  list(choice: DisputeChoice, limit: number, after?: Place): Promise<Dispute[]> {
    const isWanted = async (dispute: Dispute): Promise<boolean> => {
      const people = await this.counterparts.people(dispute.episodeId);
      return (
        isChosen(dispute, choice) &&
        (choice.worksWith === undefined ||
          people.some(({ personId }) => personId === choice.worksWith))
      );
    };
    return this.page(isWanted, choice, limit, after);
  }

  judgedBy(choice: JudgedChoice, limit: number, after?: Place): Promise<Dispute[]> {
    const isWanted = (dispute: Dispute) => Promise.resolve(isJudgedBy(dispute, choice));
    return this.page(isWanted, choice, limit, after);
  }

  private async page(
    isWanted: (dispute: Dispute) => Promise<boolean>,
    choice: DisputeChoice,
    limit: number,
    after?: Place,
  ): Promise<Dispute[]> {
    const key = ({ openedAt, id }: Dispute): string => `${openedAt} ${id}`;
    const own: Dispute[] = [];
    for (const dispute of this.disputes.values())
      if (
        (await isWanted(dispute)) &&
        !isHiddenFrom(await this.counterparts.hiddenFrom(dispute.episodeId), choice)
      )
        own.push(dispute);
    return own
      .sort((a, b) => (key(a) < key(b) ? 1 : -1))
      .filter((dispute) => after === undefined || key(dispute) < `${after.at} ${after.id}`)
      .slice(0, limit);
  }

  ofEpisodes(episodes: readonly string[]): Promise<Dispute[]> {
    return Promise.resolve(
      [...this.disputes.values()].filter(({ episodeId }) => episodes.includes(episodeId)),
    );
  }

  lockedOf(episodeId: string): Promise<Dispute[]> {
    return this.ofEpisodes([episodeId]);
  }

  isDisputed(transferId: string): Promise<boolean> {
    return Promise.resolve(
      [...this.disputes.values()].some((dispute) => dispute.transferId === transferId),
    );
  }
}

class InMemoryCounterparts implements CounterpartStore {
  private readonly known = new Map<string, Set<string>>();
  private readonly shields = new Map<string, { hiddenFrom: readonly string[]; version: number }>();
  /** Episodes of which something was told that was not heard here. */
  readonly behind = new Set<string>();
  private readonly standings = new Map<string, Standing>();
  private readonly atWork = new Map<
    string,
    { people: readonly WorkingPerson[]; version: number }
  >();

  of(episodeId: string): Promise<string[]> {
    const hidden = this.shields.get(episodeId)?.hiddenFrom ?? [];
    const known = [...(this.known.get(episodeId) ?? [])].sort();
    return Promise.resolve(known.filter((authority) => !hidden.includes(authority)));
  }

  shield(episodeId: string, hiddenFrom: readonly string[], version: number): Promise<void> {
    if ((this.shields.get(episodeId)?.version ?? 0) < version)
      this.shields.set(episodeId, { hiddenFrom, version });
    return Promise.resolve();
  }

  forget(episodeId: string): Promise<void> {
    this.known.delete(episodeId);
    return Promise.resolve();
  }

  hiddenFrom(episodeId: string): Promise<readonly string[]> {
    return Promise.resolve(this.shields.get(episodeId)?.hiddenFrom ?? []);
  }

  add(episodeId: string, authorities: readonly string[]): Promise<void> {
    this.known.set(episodeId, new Set([...(this.known.get(episodeId) ?? []), ...authorities]));
    return Promise.resolve();
  }

  people(episodeId: string): Promise<readonly WorkingPerson[]> {
    return Promise.resolve(this.atWork.get(episodeId)?.people ?? []);
  }

  standing(episodeId: string): Promise<Standing> {
    return Promise.resolve(this.standings.get(episodeId) ?? {});
  }

  noteState(episodeId: string, state: string, at: string): Promise<void> {
    const before = this.standings.get(episodeId);
    const isDown = before?.state === 'stepped_up' && state !== 'stepped_up';
    const steppedDownAt = isDown ? at : before?.steppedDownAt;
    this.standings.set(episodeId, { state, steppedDownAt });
    return Promise.resolve();
  }

  isBehind(episodeId: string): Promise<boolean> {
    return Promise.resolve(this.behind.has(episodeId));
  }

  notePeople(episodeId: string, people: readonly WorkingPerson[], version: number): Promise<void> {
    if (version > (this.atWork.get(episodeId)?.version ?? 0))
      this.atWork.set(episodeId, { people, version });
    return Promise.resolve();
  }
}

class InMemoryLadders implements LadderStore {
  private readonly ladders = new Map<number, Ladder>();

  find(version: number): Promise<Ladder | undefined> {
    return Promise.resolve(this.ladders.get(version));
  }

  keep(ladder: Ladder): Promise<boolean> {
    const known = this.ladders.get(ladder.version);
    if (!known) this.ladders.set(ladder.version, ladder);
    return Promise.resolve(JSON.stringify(known ?? ladder) === JSON.stringify(ladder));
  }
}

class InMemoryRota implements Rota {
  private readonly given: Candidate[] = [];

  count(arbitrators: readonly { personId: string; authority: string }[]): Promise<Candidate[]> {
    const counted = arbitrators.map(({ personId, authority }) => ({
      personId,
      authority,
      appointmentsOfAuthority: this.given.filter((one) => one.authority === authority).length,
      appointments: this.given.filter((one) => one.personId === personId).length,
    }));
    return Promise.resolve(counted.sort((a, b) => (a.personId < b.personId ? -1 : 1)));
  }

  note(_disputeId: string, candidate: Candidate): Promise<void> {
    this.given.push(candidate);
    return Promise.resolve();
  }
}

export function inMemoryArbitrationStores(clock: Clock = new FixedClock()): ArbitrationStores {
  const counterparts = new InMemoryCounterparts();
  return {
    disputes: new InMemoryDisputes(counterparts),
    counterparts,
    ladders: new InMemoryLadders(),
    rota: new InMemoryRota(),
    // Counted by the database alone.
    reports: { figures: () => Promise.reject(new Error('There are no figures in memory')) },
    timers: new InMemoryTimers(clock),
  };
}
