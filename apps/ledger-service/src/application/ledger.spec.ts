import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CheckpointView, ConsistencyProof, InclusionProof } from '@hub/contracts/ledger';
import {
  cosign,
  leafHash,
  provesConsistency,
  provesInclusion,
  readCheckpoint,
  verifierOf,
  verifyLedger,
  writeVerifier,
} from '@hub/evidence-ledger';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  evidenceBatch,
  freeGuard,
  GREENWICH,
  LEWISHAM,
  SIGNER,
  SOUTHWARK,
  WITNESS,
} from '../testing/examples.js';
import { inMemoryLedgerStores } from '../testing/in-memory-ledger.js';
import { AppendEvidence } from './append-evidence.js';
import type { LedgerStores } from './ports.js';
import { ReadLedger } from './read-ledger.js';
import { WitnessCheckpoint } from './witness-checkpoint.js';

const verifier = verifierOf(SIGNER);
const operations = asked('hub', { roles: ['hub_operations'] });
const bytes = (hashes: readonly string[]): Buffer[] =>
  hashes.map((one) => Buffer.from(one, 'base64'));

const SHOWN = { find: () => Promise.resolve({ hidden: false, shielded: false }) };

describe('the evidence ledger', () => {
  let work: FakeUnitOfWork<LedgerStores>;
  let append: AppendEvidence;
  let read: ReadLedger;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryLedgerStores());
    append = new AppendEvidence(work, SIGNER, freeGuard(), {
      clock: new FixedClock(),
      ids: new CountingIds(),
    });
    read = new ReadLedger(work, verifier, SHOWN);
  });
  const latest = async () => (await read.checkpoint({})) as CheckpointView;
  const evidence = (from: number, count: number) =>
    Array.from({ length: count }, (_, place) => evidenceBatch(from + place));

  it('is empty at first', async () => {
    expect(await read.checkpoint({})).toMatchObject({ refused: 'not_found' });
    expect(await read.consistency({ from: 1, to: 1 })).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('takes each piece of evidence in once, however often and in however large parts it comes', async () => {
    await append.execute(evidence(1, 600));
    await append.execute(evidence(500, 150));
    await append.execute(evidence(500, 150));
    expect((await latest()).size).toBe(649);
    for (const size of [256, 512, 600, 649])
      expect(await read.checkpoint({ size })).toMatchObject({ size });
    expect(await read.checkpoint({ size: 300 })).toMatchObject({ refused: 'not_found' });
  });

  it('proves every entry and every growth against its signed checkpoints, and verifies whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (counts, pick) => {
          const stores = inMemoryLedgerStores();
          const [filling, reading] = [new FakeUnitOfWork(stores), new FakeUnitOfWork(stores)];
          const filled = new AppendEvidence(filling, SIGNER, freeGuard(), {
            clock: new FixedClock(),
            ids: new CountingIds(),
          });
          const ledger = new ReadLedger(reading, verifier, SHOWN);
          let total = 0;
          const notes: string[] = [];
          for (const count of counts) {
            await filled.execute(evidence(total, count));
            total += count;
            notes.push(((await ledger.checkpoint({})) as CheckpointView).note);
          }
          const head = readCheckpoint(notes.at(-1) ?? '');
          const { message } = evidenceBatch(pick % total).evidence;
          const proof = (await ledger.inclusion(
            { messageId: message },
            operations,
          )) as InclusionProof;
          expect(provesInclusion(leafHash(proof.entry), proof, bytes(proof.path), head.root)).toBe(
            true,
          );
          const first = readCheckpoint(notes[0] ?? '');
          const { path } = (await ledger.consistency({
            from: first.size,
            to: head.size,
          })) as ConsistencyProof;
          expect(provesConsistency(first, head, bytes(path))).toBe(true);
          const leaves = await stores.ledger.leavesOf(EPISODE, {
            authority: undefined,
            before: undefined,
            limit: total,
          });
          // eslint-disable-next-line @typescript-eslint/require-await -- rows at hand, read like a stream
          const rows = async function* () {
            yield* leaves.reverse();
          };
          expect(
            await verifyLedger({
              leaves: rows(),
              checkpoints: notes,
              ledger: [verifier],
              witnessed: [],
            }),
          ).toEqual({ leaves: total, checkpoints: notes.length });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('shows an entry, and its proof, to who caused it, whom it concerns and operations alone', async () => {
    await append.execute([evidenceBatch(1), evidenceBatch(2, { concerning: [SOUTHWARK] })]);
    const messageId = evidenceBatch(2).evidence.message;
    for (const context of [asked(LEWISHAM), asked(SOUTHWARK), operations])
      expect(await read.inclusion({ messageId }, context)).toMatchObject({ index: 1 });
    expect(await read.inclusion({ messageId }, asked(GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await read.inclusion({ messageId: testId(5) }, operations)).toEqual({
      refused: 'not_found',
    });
    const seen = async (context = operations, cursor?: string) =>
      read.entries(
        { episodeId: EPISODE, limit: 1, ...(cursor === undefined ? {} : { cursor }) },
        context,
      );
    expect(await seen()).toMatchObject({ items: [{ index: 1 }], nextCursor: '1' });
    const last = await seen(operations, '1');
    expect(last).toMatchObject({ items: [{ index: 0 }] });
    expect(last).not.toHaveProperty('nextCursor');
    expect(await seen(asked(GREENWICH))).toMatchObject({ items: [{ index: 0 }] });
    expect(await seen(asked('E09000001'))).toEqual({ items: [] });
    expect(await seen(operations, 'x')).toMatchObject({ refused: 'invalid_request' });
  });

  it('says where a proof is asked for a size before the entry, or beyond the ledger', async () => {
    await append.execute([evidenceBatch(1)]);
    await append.execute([evidenceBatch(2)]);
    expect(
      await read.inclusion({ messageId: evidenceBatch(2).evidence.message, size: 1 }, operations),
    ).toMatchObject({ refused: 'invalid_request' });
    expect(await read.consistency({ from: 2, to: 1 })).toMatchObject({
      refused: 'invalid_request',
    });
    expect(await read.consistency({ from: 1, to: 3 })).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('takes the cosignature of a member that registered its own witness key, and no other', async () => {
    const witness = new WitnessCheckpoint(work, verifier, new FixedClock());
    await append.execute([evidenceBatch(1)]);
    const { note, size } = await latest();
    const line = cosign(note, WITNESS, 1_772_443_800);
    const key = { verifier: writeVerifier(verifierOf(WITNESS)) };
    expect(await witness.cosign({ size, line }, asked(GREENWICH))).toMatchObject({
      refused: 'witness_key_invalid',
    });
    expect(await witness.register(key, asked(SOUTHWARK))).toMatchObject({
      refused: 'witness_key_invalid',
    });
    expect(
      await witness.register({ verifier: writeVerifier(verifier) }, asked(GREENWICH)),
    ).toMatchObject({ refused: 'witness_key_invalid' });
    expect(await witness.register({ verifier: 'nonsense' }, asked(GREENWICH))).toMatchObject({
      refused: 'witness_key_invalid',
    });
    expect(await witness.register(key, asked(GREENWICH))).toMatchObject({ authority: GREENWICH });
    expect(
      await witness.cosign({ size, line: line.replace('A', 'B') }, asked(GREENWICH)),
    ).toMatchObject({ refused: 'cosignature_invalid' });
    expect(await witness.cosign({ size: 9, line }, asked(GREENWICH))).toMatchObject({
      refused: 'not_found',
    });
    expect(await witness.cosign({ size, line }, asked(GREENWICH))).toMatchObject({
      cosignatures: [{ authority: GREENWICH, line: line.trimEnd() }],
    });
  });
});
