import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  CheckpointView,
  ConsistencyProof,
  EvidencePage,
  InclusionProof,
  ListEvidencePayload,
  ProveConsistencyPayload,
  ProveInclusionPayload,
  ReadCheckpointPayload,
} from '@hub/contracts/ledger';
import type { EvidencePart, GatherEvidencePayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import {
  consistencyPath,
  foldRoot,
  inclusionPath,
  type Node,
  readCheckpoint,
  TileSet,
  tilesOf,
  type Verifier,
  writeVerifier,
} from '@hub/evidence-ledger';
import type { Leaf } from '../domain/ledger-entry.js';
import { seenLeaf, unlessHidden } from './hidden-evidence.js';
import type { LedgerStore, LedgerWork, Shields, SignedCheckpoint } from './ports.js';

export const USUAL_LIMIT = 50;
/** Of one record that a family asked to see. */
const MOST_ENTRIES = 10_000;

/** Checkpoints, proofs and entries for whoever wants to check the ledger. */
export class ReadLedger {
  constructor(
    private readonly work: LedgerWork,
    private readonly verifier: Verifier,
    private readonly shields: Shields,
  ) {}

  checkpoint({ size }: ReadCheckpointPayload): Promise<CheckpointView | Refusal> {
    return this.work.read(async ({ ledger }) => {
      const checkpoint = await ledger.checkpoint(size);
      return checkpoint
        ? viewCheckpoint(ledger, checkpoint, this.verifier)
        : refuse(
            'not_found',
            size === undefined ? 'The ledger is empty.' : 'There is no checkpoint of that size.',
          );
    });
  }

  async inclusion(
    { messageId, size: asked }: ProveInclusionPayload,
    { caller }: MessageContext,
  ): Promise<InclusionProof | Refusal> {
    const found = await this.work.read(({ ledger }) => ledger.leafOfMessage(messageId));
    const leaf = await seenLeaf(found, caller, this.shields);
    if (isRefusal(leaf)) return leaf;
    const { index, entry } = leaf;
    return this.work.read(async ({ ledger }) => {
      const checkpoint = await ledger.checkpoint(asked);
      if (!checkpoint) return refuse('not_found');
      if (index >= checkpoint.size)
        return refuse('invalid_request', undefined, [
          { field: 'size', message: `is before the entry, which is number ${String(index)}` },
        ]);
      const path = await hashesOf(ledger, inclusionPath(index, checkpoint.size));
      return {
        index,
        size: checkpoint.size,
        entry,
        path,
        root: readCheckpoint(checkpoint.note).root.toString('base64'),
      };
    });
  }

  consistency({ from, to }: ProveConsistencyPayload): Promise<ConsistencyProof | Refusal> {
    return this.work.read(async ({ ledger }) => {
      const latest = await ledger.checkpoint();
      if (from > to || to > (latest?.size ?? 0))
        return refuse('invalid_request', undefined, [
          { field: 'to', message: 'must be at least from, and no more than the ledger has' },
        ]);
      return { from, to, path: await hashesOf(ledger, consistencyPath(from, to)) };
    });
  }

  entries(
    { episodeId, limit = USUAL_LIMIT, cursor }: ListEvidencePayload,
    { caller }: MessageContext,
  ): Promise<EvidencePage | Refusal> {
    const before = readCursor(cursor);
    if (isRefusal(before)) return Promise.resolve(before);
    const authority = caller.roles.includes('hub_operations') ? undefined : caller.authority;
    const read = () =>
      this.work.read(async ({ ledger }) => {
        const found = await ledger.leavesOf(episodeId, {
          authority,
          before: before.index,
          limit: limit + 1,
        });
        const items = found.slice(0, limit).map(({ index, entry }) => ({ index, entry }));
        const last = items.at(-1);
        return {
          items,
          ...(found.length > limit && last ? { nextCursor: String(last.index) } : {}),
        };
      });
    return unlessHidden(episodeId, caller, this.shields, read);
  }

  /** Everything about episodes, for a family that asked who looked, when and why. */
  gather({ episodes }: GatherEvidencePayload): Promise<EvidencePart | Refusal> {
    return this.work.read(async ({ ledger }) => {
      const checkpoint = await ledger.checkpoint();
      if (!checkpoint) return refuse('not_found', 'The ledger is empty.');
      const found: Leaf[] = [];
      for (const episode of episodes)
        found.push(
          ...(await ledger.leavesOf(episode, {
            authority: undefined,
            before: undefined,
            limit: MOST_ENTRIES + 1,
          })),
        );
      const oldestFirst = found.sort((a, b) => a.index - b.index);
      return {
        entries: oldestFirst.slice(0, MOST_ENTRIES).map(({ index, entry }) => ({ index, entry })),
        more: found.length > MOST_ENTRIES,
        checkpoint: checkpoint.note,
      };
    });
  }
}

/** A checkpoint as a member sees it. */
export async function viewCheckpoint(
  ledger: LedgerStore,
  { size, note, at }: SignedCheckpoint,
  verifier: Verifier,
): Promise<CheckpointView> {
  const cosignatures = (await ledger.cosignatures(size)).map(({ authority, line, at: since }) => ({
    authority,
    line,
    at: since,
  }));
  return { size, note, verifier: writeVerifier(verifier), at, cosignatures };
}

async function hashesOf(ledger: LedgerStore, path: readonly Node[][]): Promise<string[]> {
  const tiles = new TileSet(await ledger.tiles(tilesOf(path.flat())));
  return path.map((nodes) => foldRoot(nodes.map((node) => tiles.hashOf(node))).toString('base64'));
}

export function readCursor(cursor: string | undefined): { index: number | undefined } | Refusal {
  if (cursor === undefined) return { index: undefined };
  return /^\d{1,15}$/.test(cursor)
    ? { index: Number(cursor) }
    : refuse('invalid_request', undefined, [
        { field: 'cursor', message: 'is not a cursor of this list' },
      ]);
}
