import type { EvidenceBatch } from '@hub/journal';
import type { Tile, TileName } from '@hub/evidence-ledger';
import type {
  Cosignature,
  LedgerStore,
  LedgerStores,
  SignedCheckpoint,
} from '../application/ports.js';
import type { Leaf } from '../domain/ledger-entry.js';
import { InMemoryDecisions, InMemoryPolicies } from './in-memory-policies.js';

class InMemoryLedger implements LedgerStore {
  private readonly sources = new Set<string>();
  private readonly leaves: Leaf[] = [];
  private readonly kept = new Map<string, Tile>();
  private readonly checkpoints: SignedCheckpoint[] = [];
  private readonly witnesses = new Map<string, string>();
  private readonly cosigned: Cosignature[] = [];

  lock(): Promise<number> {
    return Promise.resolve(this.leaves.length);
  }
  takeIn(batches: readonly EvidenceBatch[]): Promise<EvidenceBatch[]> {
    return Promise.resolve(
      batches.filter(({ service, id }) => {
        const fresh = !this.sources.has(`${service} ${id}`);
        this.sources.add(`${service} ${id}`);
        return fresh;
      }),
    );
  }
  tiles(names: readonly TileName[]): Promise<Tile[]> {
    return Promise.resolve(
      names.flatMap(({ level, index }) => this.kept.get(`${String(level)}/${String(index)}`) ?? []),
    );
  }
  append(
    leaves: readonly Leaf[],
    tiles: readonly Tile[],
    checkpoint: SignedCheckpoint,
  ): Promise<void> {
    this.leaves.push(...leaves);
    for (const tile of tiles) this.kept.set(`${String(tile.level)}/${String(tile.index)}`, tile);
    this.checkpoints.push(checkpoint);
    return Promise.resolve();
  }
  checkpoint(size?: number): Promise<SignedCheckpoint | undefined> {
    return Promise.resolve(
      size === undefined
        ? this.checkpoints.at(-1)
        : this.checkpoints.find((one) => one.size === size),
    );
  }
  leafOfMessage(message: string): Promise<Leaf | undefined> {
    return Promise.resolve(this.leaves.find((leaf) => leaf.message === message));
  }
  leavesOf(
    episode: string,
    { authority, before, limit }: Parameters<LedgerStore['leavesOf']>[1],
  ): Promise<Leaf[]> {
    const own = this.leaves.filter(
      (leaf) =>
        leaf.episode === episode &&
        (authority === undefined || leaf.authorities.includes(authority)) &&
        leaf.index < (before ?? Infinity),
    );
    return Promise.resolve(own.reverse().slice(0, limit));
  }
  setWitness(authority: string, verifier: string): Promise<void> {
    this.witnesses.set(authority, verifier);
    return Promise.resolve();
  }
  witness(authority: string): Promise<string | undefined> {
    return Promise.resolve(this.witnesses.get(authority));
  }
  addCosignature(cosignature: Cosignature): Promise<void> {
    if (
      !this.cosigned.some(
        ({ size, authority }) => size === cosignature.size && authority === cosignature.authority,
      )
    )
      this.cosigned.push(cosignature);
    return Promise.resolve();
  }
  cosignatures(size: number): Promise<Cosignature[]> {
    return Promise.resolve(
      this.cosigned
        .filter((one) => one.size === size)
        .sort((a, b) => (a.authority < b.authority ? -1 : 1)),
    );
  }
}

export function inMemoryLedgerStores(): LedgerStores {
  return {
    ledger: new InMemoryLedger(),
    policies: new InMemoryPolicies(),
    decisions: new InMemoryDecisions(),
  };
}
