import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REFUSALS } from '@hub/contracts';
import type {
  CheckpointView,
  ConsistencyProof,
  EvidencePage,
  InclusionProof,
} from '@hub/contracts/ledger';
import type { Evidence } from '@hub/journal';
import {
  cosign,
  isSignedBy,
  leafHash,
  provesConsistency,
  provesInclusion,
  readCheckpoint,
  readVerifier,
  signCheckpoint,
  signerOf,
  verifierOf,
  writeVerifier,
} from '@hub/evidence-ledger';
import { Stage } from './stage/stage.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const WITNESS = 'Greenwich';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const bytes = (hashes: readonly string[]): Buffer[] =>
  hashes.map((one) => Buffer.from(one, 'base64'));
const checkpoint = async (query = '') =>
  (await stage.asSystem(WITNESS).get<CheckpointView>(`/v1/ledger/checkpoint${query}`)).body;

async function entriesOf(episodeId: string, reader = stage.as('Lewisham')): Promise<Evidence[]> {
  const { items } = (await reader.get<EvidencePage>(`/v1/episodes/${episodeId}/evidence`)).body;
  return items.map(({ entry }) => JSON.parse(entry) as Evidence);
}

/** The verifier as an operator runs it. */
async function verify(...words: string[]): Promise<{ code: number; said: string }> {
  const { databaseUrl, verifier } = JSON.parse(
    readFileSync(`${stage.files.stateFolder}/ledger.json`, 'utf8'),
  ) as { databaseUrl: string; verifier: string };
  const source = words.includes('--export') ? [] : ['--database', databaseUrl];
  const node = [
    join(process.cwd(), 'dist/tools/ledger/main.js'),
    ...(words[0] === 'export' ? words : ['verify', '--key', verifier, ...words]),
    ...source,
  ];
  try {
    const { stdout } = await run(process.execPath, node);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: `${stdout}${stderr}` };
  }
}

describe('the evidence ledger', () => {
  it('holds every request with who, for whom and what came of it, and proves it', async () => {
    const consent = await stage.consent('Lewisham', [WITNESS]);
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    const bad = stage.consentBody([], { episodeId: consent.episodeId });
    await expect(stage.as('Lewisham').post('/v1/consents', { body: bad })).rejects.toMatchObject({
      code: 'recipients_missing',
    });
    const kept = await stage.until(
      () => entriesOf(consent.episodeId),
      (entries) => entries.length >= 3,
    );
    expect(kept.map(({ action, outcome, because }) => [action, outcome, because])).toEqual(
      expect.arrayContaining([
        ['consent.record.v1', 'refused', 'recipients_missing'],
        ['consent.withdraw.v1', 'done', undefined],
        ['consent.record.v1', 'done', undefined],
      ]),
    );
    const given = kept.find(
      ({ action, outcome }) => action === 'consent.record.v1' && outcome === 'done',
    );
    expect(given).toMatchObject({
      by: { authority: stage.code('Lewisham'), personId: stage.person('Lewisham').id },
      concerning: [stage.code(WITNESS)],
      facts: [`consent.granted.v1 ${consent.id}`],
    });
    expect(await entriesOf(consent.episodeId, stage.as('Barnet'))).toEqual([]);
    expect((await entriesOf(consent.episodeId, stage.asOperations())).length).toBe(kept.length);

    const head = await checkpoint();
    expect(isSignedBy(head.note, readVerifier(head.verifier))).toBe(true);
    const proof = (
      await stage
        .as(WITNESS)
        .get<InclusionProof>(
          `/v1/ledger/inclusion-proof?messageId=${given?.message ?? ''}&size=${String(head.size)}`,
        )
    ).body;
    expect(
      provesInclusion(
        leafHash(proof.entry),
        proof,
        bytes(proof.path),
        readCheckpoint(head.note).root,
      ),
    ).toBe(true);
    await expect(
      stage.as('Barnet').get(`/v1/ledger/inclusion-proof?messageId=${given?.message ?? ''}`),
    ).rejects.toMatchObject({ status: 404 });

    await stage.consent('Lewisham', [WITNESS]);
    const later = await stage.until(checkpoint, ({ size }) => size > head.size);
    const { path } = (
      await stage
        .as('Barnet')
        .get<ConsistencyProof>(
          `/v1/ledger/consistency-proof?from=${String(head.size)}&to=${String(later.size)}`,
        )
    ).body;
    expect(
      provesConsistency(readCheckpoint(head.note), readCheckpoint(later.note), bytes(path)),
    ).toBe(true);
  });

  it('holds the refusal of a document for which there is no consent', async () => {
    const { consent, episode } = await stage.episode('Lewisham', [WITNESS]);
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    const raw = { type: 'application/json', content: '{}' };
    await expect(
      stage
        .as('Lewisham')
        .post(`/v1/episodes/${episode.id}/documents?category=attachment`, { raw }),
    ).rejects.toMatchObject({ code: 'consent_missing' });
    const kept = await stage.until(
      () => entriesOf(episode.id),
      (entries) => entries.some(({ action }) => action === 'document.add.v1'),
    );
    expect(kept.find(({ action }) => action === 'document.add.v1')).toMatchObject({
      outcome: 'refused',
      because: 'consent_missing',
      by: { door: 'http' },
    });
  });

  it('holds no word about a family', async () => {
    const child = stage.childOf('Brent').details;
    await stage.lookup('Brent');
    await stage.until(
      () =>
        stage.query<{ entry: string }>(
          'ledger-service',
          `SELECT entry FROM leaf WHERE entry LIKE '%lookup.%'`,
        ),
      (rows) => rows.length > 0,
    );
    const all = JSON.stringify(await stage.query('ledger-service', 'SELECT entry FROM leaf'));
    for (const secret of [
      child.familyName ?? '?',
      child.nhsNumber ?? '?',
      child.dateOfBirth ?? '?',
      'Plan support',
      'TEST-1',
      REFUSALS.recipients_missing.title,
    ])
      expect(all).not.toContain(secret);
  });

  it('is witnessed by a member, and verifies whole, also from an export', async () => {
    const witness = signerOf(
      stage.code(WITNESS),
      'witness',
      Buffer.alloc(32, 9).toString('base64'),
    );
    await stage
      .asSystem(WITNESS)
      .post('/v1/ledger/witnesses', { body: { verifier: writeVerifier(verifierOf(witness)) } });
    const head = await checkpoint();
    const body = {
      size: head.size,
      line: cosign(head.note, witness, Math.floor(Date.now() / 1_000)),
    };
    const { body: cosigned } = await stage
      .asSystem(WITNESS)
      .post<CheckpointView>('/v1/ledger/cosignatures', { body });
    expect(cosigned.cosignatures).toMatchObject([{ authority: stage.code(WITNESS) }]);
    await expect(
      stage.asSystem('Barnet').post('/v1/ledger/cosignatures', { body }),
    ).rejects.toMatchObject({ status: 422, code: 'witness_key_invalid' });
    writeFileSync(join(folder, 'kept.txt'), head.note);
    expect(await verify('--witness', join(folder, 'kept.txt'))).toMatchObject({
      code: 0,
      said: expect.stringContaining('whole'),
    });
    const file = join(folder, 'export.ndjson');
    expect(await verify('export', file)).toMatchObject({ code: 0 });
    expect(await verify('--export', file)).toMatchObject({
      code: 0,
      said: expect.stringContaining('whole'),
    });
  });

  describe('that somebody with the database in their hands', () => {
    const sql = (text: string) => stage.query<Record<string, string>>('ledger-service', text);
    afterAll(async () => {
      expect(await verify()).toMatchObject({ code: 0 });
    });
    const faulty = async (change: string, back: string): Promise<string> => {
      await sql(change);
      const { code, said } = await verify();
      await sql(back);
      expect(code).toBe(1);
      return said;
    };

    it('changed, removed or put in another order names the row', async () => {
      expect(
        await faulty(
          `UPDATE leaf SET entry = replace(entry, '"done"', '"dons"') WHERE index = 2`,
          `UPDATE leaf SET entry = replace(entry, '"dons"', '"done"') WHERE index = 2`,
        ),
      ).toContain('entry 2 was changed');
      expect(
        await faulty(
          'UPDATE leaf SET index = -1 WHERE index = 2',
          'UPDATE leaf SET index = 2 WHERE index = -1',
        ),
      ).toContain('entry 2 is missing');
      await sql('CREATE TABLE removed AS SELECT * FROM leaf WHERE index = 2');
      expect(
        await faulty('DELETE FROM leaf WHERE index = 2', 'INSERT INTO leaf SELECT * FROM removed'),
      ).toContain('entry 2 is missing');
      await sql('DROP TABLE removed');
      const swap = `UPDATE leaf SET index = -3 WHERE index = 2; UPDATE leaf SET index = 2 WHERE index = 3; UPDATE leaf SET index = 3 WHERE index = -3`;
      expect(await faulty(swap, swap)).toContain('entry 2 was changed');
    });

    it('signed anew, with another key or the ledger’s own, names the checkpoint or what a witness saw', async () => {
      const [row] = await sql('SELECT size, note FROM checkpoint ORDER BY size LIMIT 1 OFFSET 1');
      const [size, note] = [Number(row?.['size']), row?.['note'] ?? ''];
      const original = `UPDATE checkpoint SET note = '${note}' WHERE size = ${String(size)}`;
      const { origin } = readCheckpoint(note);
      const stranger = signerOf(origin, 'ledger', Buffer.alloc(32, 5).toString('base64'));
      const forged = (signer = stranger) =>
        signCheckpoint({ origin, size, root: leafHash('forged') }, signer);
      expect(
        await faulty(
          `UPDATE checkpoint SET note = '${forged()}' WHERE size = ${String(size)}`,
          original,
        ),
      ).toContain(`checkpoint of ${String(size)} is not signed`);
      const { ledger } = JSON.parse(
        readFileSync(`${stage.files.stateFolder}/keys/ledger-service.json`, 'utf8'),
      ) as { ledger: { name: string; seed: string } };
      const own = signerOf(ledger.name, 'ledger', ledger.seed);
      expect(
        await faulty(
          `UPDATE checkpoint SET note = '${forged(own)}' WHERE size = ${String(size)}`,
          original,
        ),
      ).toContain('do not make the checkpoint');
      writeFileSync(join(folder, 'other.txt'), forged(own));
      expect(await verify('--witness', join(folder, 'other.txt'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('a witness saw another ledger'),
      });
    });
  });
});
