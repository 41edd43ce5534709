import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpDoor } from '@hub/borough-connector';
import type { FeedView, PullReport } from '@hub/contracts/directory';
import { Random } from '@hub/seeded-random';
import { generateServices } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { ServedFeed } from '../../apps/borough-simulator/src/feeds/served-feed.js';
import { ComparedHub } from '../compared-hub.js';
import { percentiles } from '../percentiles.js';
import { question } from './directory-bench.js';
import { generateWorkbook, linesOfServices } from './generate-workbook.js';

const HELP = `node dist/bench/directory/compare.js <checkout before> <checkout after>

Runs two built checkouts of the hub beside each other and asks both the same, in turns, so that what else the machine does
meets both alike. Prints ratios of after to before, and writes bench/directory-compared.json.
`;
const SERVICES = 5_000;
const WARM_UP = 100;
const ROUNDS = 600;
const REPEATS = 3;
const WORKBOOK_BYTES = 45_000_000;
const SEED = 2026;

const practitionerOf = ({ members }: ComparedHub): HttpDoor =>
  members.as(members.person('Lewisham', 'practitioner'));
const leadOf = ({ members }: ComparedHub): HttpDoor =>
  members.as(members.person('Camden', 'lead_caf_contact'));

/** Peak of what directory-service holds while something is done, and what it held before, in MB. */
async function peakOf(
  hub: ComparedHub,
  work: () => Promise<unknown>,
): Promise<{ idle: number; peak: number }> {
  const folder = `/proc/${directoryServiceOf(hub)}`;
  writeFileSync(`${folder}/clear_refs`, '5');
  const idle = memoryIn(folder, 'VmRSS');
  await work();
  return { idle, peak: memoryIn(folder, 'VmHWM') };
}

function directoryServiceOf({ checkout }: ComparedHub): string {
  const isIt = (pid: string): boolean => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const isOfCheckout = readlinkSync(`/proc/${pid}/cwd`) === checkout;
      return isOfCheckout && command.includes('apps/directory-service/src/main.js');
    } catch {
      // Processes end while they are looked at, and some are nobody's business.
      return false;
    }
  };
  const found = readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && isIt(pid));
  if (found === undefined) throw new Error('There is no directory-service');
  return found;
}

function memoryIn(folder: string, field: string): number {
  const status = readFileSync(`${folder}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_000);
}

async function pulled(hub: ComparedHub, feedId: string, count: number): Promise<void> {
  for (;;) {
    const { body } = await leadOf(hub).get<{ items: PullReport[] }>(`/v1/feeds/${feedId}/pulls`);
    const [last] = body.items;
    if (body.items.length >= count && last?.endedAt !== undefined) {
      if (last.outcome !== 'complete') throw new Error(`A pull was ${last.outcome}`);
      return;
    }
    await pause(100);
  }
}

const import_ = async (hub: ComparedHub, type: string, content: string | Buffer): Promise<void> => {
  const path = '/v1/service-imports?licence=OGL-UK-3.0';
  const { body } = await leadOf(hub).post<PullReport>(path, {
    raw: { type, content: content as string },
    attempts: 1,
  });
  if (body.outcome !== 'complete')
    throw new Error(`An import was ${body.outcome}: ${JSON.stringify(body.faults.slice(0, 3))}`);
};

async function compare(checkouts: readonly string[]): Promise<object> {
  const hubs: ComparedHub[] = [];
  const services = [...generateServices(SERVICES, SEED, 'data/uk-outcodes.csv').values()].flat();
  const feed = await ServedFeed.open(services);
  try {
    for (const checkout of checkouts) hubs.push(await ComparedHub.start(checkout));
    const feeds: string[] = [];
    for (const hub of hubs)
      await hub.time('pull into an empty directory', async () => {
        const { body } = await leadOf(hub).post<FeedView>('/v1/feeds', {
          body: { name: 'All', url: feed.url, licence: 'OGL-UK-3.0', everyHours: 24 },
        });
        feeds.push(body.id);
        await pulled(hub, body.id, 1);
      });
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const assured_date = `2026-11-2${String(repeat)}`;
      feed.feed.services = services.map((service) => ({ ...service, assured_date }));
      for (const [place, hub] of hubs.entries()) {
        const feedId = feeds[place] ?? '';
        await hub.time('pull of all anew', async () => {
          await leadOf(hub).post(`/v1/feeds/${feedId}/pull`, { body: {} });
          await pulled(hub, feedId, repeat + 2);
        });
      }
    }
    await ask(hubs);
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const lines = linesOfServices(SERVICES, SEED + repeat);
      for (const hub of hubs)
        await hub.time('import of a file', () => import_(hub, 'text/csv', lines));
    }
    const workbook = generateWorkbook(WORKBOOK_BYTES, SEED);
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const last = hubs.at(-1);
    const memory =
      last &&
      (await peakOf(last, () =>
        last.time('import of a workbook of 45 MB', () => import_(last, sheet, workbook)),
      ));
    return { services: SERVICES, ...ratiosOf(hubs), workbookMemoryMegabytes: memory };
  } finally {
    feed.close();
    for (const hub of hubs) await hub.stop();
  }
}

/**
 * The same questions to both, one at a time, first to one and then to the other. What is not open
 * to a child is told by the later one alone, so it is asked afterwards: between the questions it
 * would leave that one with more to collect.
 */
async function ask(hubs: readonly ComparedHub[]): Promise<void> {
  const random = new Random(1);
  const questions = Array.from({ length: WARM_UP + ROUNDS }, () => question(random));
  const asking = hubs.map((hub) => ({ hub, practitioner: practitionerOf(hub) }));
  for (const [round, asked] of questions.entries())
    for (const { hub, practitioner } of round % 2 === 0 ? asking : asking.toReversed()) {
      if (round < WARM_UP) await practitioner.get(asked, { attempts: 1 });
      else await hub.time('question', () => practitioner.get(asked, { attempts: 1 }));
    }
  const last = asking.at(-1);
  for (const asked of questions.slice(WARM_UP))
    await last?.hub.time('closed list', () =>
      last.practitioner.get(`${asked}&notOpen=true`, { attempts: 1 }),
    );
}

function ratiosOf([before, after]: readonly ComparedHub[]): object {
  const of = (hub: ComparedHub | undefined, what: string) =>
    percentiles(hub?.milliseconds[what] ?? []);
  const figures = Object.keys(after?.milliseconds ?? {}).map((what) => {
    const against = what === 'closed list' ? 'question' : what;
    const [first, second] = [of(before, against), of(after, what)];
    const ratio = (a: number, b: number): number => Math.round((b / a) * 100) / 100;
    return [
      what,
      {
        before: first,
        after: second,
        p50: ratio(first.p50, second.p50),
        p95: ratio(first.p95, second.p95),
      },
    ];
  });
  return { figures: Object.fromEntries(figures) as object };
}

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) process.stdout.write(HELP);
else {
  const results = { at: new Date().toISOString(), ...(await compare([before, after])) };
  writeFileSync('bench/directory-compared.json', `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  process.exit(0);
}
