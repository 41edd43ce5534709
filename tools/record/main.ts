import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { JWK } from 'jose';
import type { RecordBundle } from '@hub/contracts/consent';
import { RECORD_LANGUAGES } from '@hub/contracts/shape';
import { sha256Of } from '@hub/security';
import { verifyBundle, writePage } from '@hub/subject-record';

const HELP = `npm run record -- verify BUNDLE --key KEY [--page PAGE] [--file FILE]...

Checks the record that a family was given, without a network: its signature, and every entry in it. Names whatever was changed,
removed, added or moved, and ends with 1 then.

  --key KEY     the hub's public key for receipts, a JWK in a file: GET /v1/receipt-key, compared with the one that you kept
  --page PAGE   the page that came with it; must be what the bundle says, to the letter, in one of its languages
  --file FILE   a file that came beside it; must be one that the bundle names. May be given more than once
`;

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The page in every language that it is given out in. */
function pagesOf(bundle: RecordBundle): string[] {
  return [undefined, ...RECORD_LANGUAGES].map((language) => writePage(bundle, language));
}

async function verify(
  path: string,
  {
    key,
    page,
    file = [],
  }: { key?: string | undefined; page?: string | undefined; file?: string[] | undefined },
): Promise<string[]> {
  if (key === undefined) throw new Error('Say with --key which key it must be signed with.');
  const bundle = read(path) as RecordBundle;
  const faults = (await verifyBundle(bundle, read(key) as JWK)).map(
    ({ where, what }) => `${where} ${what}`,
  );
  if (page !== undefined && !pagesOf(bundle).includes(readFileSync(page, 'utf8')))
    faults.push('the page does not say what the bundle says');
  const named = new Set(bundle.items.flatMap(({ fields }) => fields.map(({ value }) => value)));
  for (const one of file)
    if (!named.has(await sha256Of(createReadStream(one))))
      faults.push(`${one} is no file of this record`);
  return faults;
}

async function main(): Promise<void> {
  const options = {
    key: { type: 'string' },
    page: { type: 'string' },
    file: { type: 'string', multiple: true },
    help: { type: 'boolean' },
  } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [action, bundle] = positionals;
  if (values.help || action !== 'verify' || bundle === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const faults = await verify(bundle, values);
  process.stdout.write(
    faults.length === 0
      ? 'The record is whole: nothing was changed, removed, added or moved.\n'
      : faults.map((fault) => `FAULT: ${fault}.\n`).join(''),
  );
  if (faults.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown fault'}\n`);
  process.exitCode = 2;
});
