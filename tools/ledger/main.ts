import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readVerifier, type Verification, verifyLedger } from '@hub/evidence-ledger';
import { LedgerDatabase } from './ledger-database.js';
import { LedgerFile, writeLedgerFile } from './ledger-file.js';
import type { LedgerSource } from './ledger-source.js';

const HELP = `npm run ledger -- verify [--export FILE | --database URL] [--key KEY] [--witness FILE]...
npm run ledger -- export FILE [--database URL]

verify   recomputes the evidence ledger from its entries and compares it with every checkpoint, signature and cosignature;
         names the first row or checkpoint that is wrong, and ends with 1 then
export   writes it to a file, from which verify works offline

  --database URL   of the ledger; by default that of the hub on this machine, .hub/ledger.json
  --key KEY        the ledger's verifier key, name+id+key, as you kept it; by default what .hub/ledger.json or the export says
  --witness FILE   a checkpoint that a member kept; may be given more than once
`;

const STATE = '.hub/ledger.json';

interface State {
  readonly databaseUrl: string;
  readonly verifier: string;
}

function readState(): State | undefined {
  return existsSync(STATE) ? (JSON.parse(readFileSync(STATE, 'utf8')) as State) : undefined;
}

async function open(options: {
  export?: string | undefined;
  database?: string | undefined;
}): Promise<LedgerSource> {
  if (options.export !== undefined) return LedgerFile.open(options.export);
  const state = readState();
  const url = options.database ?? state?.databaseUrl;
  if (url === undefined)
    throw new Error(
      `There is no ledger here: ${STATE} is missing. Start the hub, or name --database or --export.`,
    );
  return LedgerDatabase.open(url, state?.verifier);
}

async function verify(
  source: LedgerSource,
  { key, witness = [] }: { key?: string | undefined; witness?: string[] | undefined },
): Promise<void> {
  const trusted = key ?? source.verifier;
  if (trusted === undefined)
    throw new Error('Say with --key which key the checkpoints must be signed with.');
  if (key === undefined)
    process.stdout.write(
      `Checkpoints must be signed by ${trusted}\nCompare this key with the one that you kept, or name it with --key.\n`,
    );
  const cosigned = (await source.cosignatures()).map(({ note, verifier }) => ({
    note,
    witness: readVerifier(verifier),
  }));
  const kept = witness.map((file) => ({ note: readFileSync(file, 'utf8') }));
  const began = performance.now();
  const result = await verifyLedger({
    leaves: source.leaves(),
    checkpoints: await source.checkpoints(),
    ledger: [readVerifier(trusted)],
    witnessed: [...cosigned, ...kept],
  });
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(
    `${String(result.leaves)} entries, ${String(result.checkpoints)} checkpoints, ${String(cosigned.length + kept.length)} seen by witnesses; ${String(Math.round(result.leaves / seconds))} entries a second.\n`,
  );
  process.stdout.write(`${sentenceOf(result)}\n`);
  if (result.fault) process.exitCode = 1;
}

function sentenceOf({ fault }: Verification): string {
  switch (fault?.what) {
    case undefined:
      return 'The ledger is whole: nothing was changed, removed or put in another order.';
    case 'row_changed':
      return `FAULT: entry ${String(fault.row)} was changed: it is not what the tree holds.`;
    case 'row_missing':
      return `FAULT: entry ${String(fault.row)} is missing or stands elsewhere.`;
    case 'rows_do_not_make_checkpoint':
      return `FAULT: an entry from ${String(fault.row)} to ${String(fault.to)} was changed together with its hash: they do not make the checkpoint of ${String(fault.to + 1)}.`;
    case 'checkpoint_not_signed':
      return `FAULT: the checkpoint of ${String(fault.size)} is not signed by the ledger’s key.`;
    case 'checkpoint_unreadable':
      return 'FAULT: a checkpoint cannot be read.';
    case 'checkpoint_beyond_rows':
      return `FAULT: a witness saw ${String(fault.size)} entries; the ledger is shorter.`;
    case 'witness_disagrees':
      return `FAULT: a witness saw another ledger of ${String(fault.size)} entries: entries before that were changed and signed anew.`;
    case 'cosignature_invalid':
      return `FAULT: what is said to have been seen of ${String(fault.size)} entries is not signed by whom it names.`;
  }
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      export: { type: 'string' },
      database: { type: 'string' },
      key: { type: 'string' },
      witness: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  const [action, file] = positionals;
  if (values.help || !(action === 'verify' || (action === 'export' && file !== undefined))) {
    process.stdout.write(HELP);
    return;
  }
  const source = await open(values);
  try {
    if (action === 'verify') await verify(source, values);
    else
      process.stdout.write(
        `${String(await writeLedgerFile(file ?? '', source))} entries written to ${String(file)}.\n`,
      );
  } finally {
    await source.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown fault'}\n`);
  process.exitCode = 2;
});
