import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { provideBackingServices } from './backing-services/backing-services.js';
import type { BackingServices } from './backing-services/services.js';
import { environment } from './config.js';
import { Caseload } from './demonstration/caseload/caseload.js';
import { Demonstration } from './demonstration/demonstration.js';
import { stageOf } from './demonstration/demonstration-stage.js';
import { JournalClient } from './demonstration/journal-client.js';
import { formatTable } from './demonstration/steps.js';
import { Hub } from './hub/hub.js';
import { StateFolder } from './hub/state-folder.js';
import { mailFolder } from './mail/mail-folder.js';
import { MailSink } from './mail/mail-sink.js';
import { Members } from './people/members-view.js';
import { threeToSignIn } from './people/one-time-codes.js';

const HELP = `npm start [-- --fresh] [-- --empty] [-- --no-demonstration] [-- --cluster]

  --fresh              forget everything under .hub/ and begin again
  --empty              leave out the cases that follow the journey
  --no-demonstration   start the hub and stay up, without journey and cases
  --cluster            RabbitMQ as three nodes on this machine, with replicated queues
  HUB_PORT=8081        another public port than 8080
  HUB_SMTP_URL=…       a mail server for reminders; without one they are kept under .hub/mail/
`;

const SAME_SIGNAL_WITHIN_MS = 1_000;
const began = performance.now();
const words = new Set(process.argv.slice(2));
const state = new StateFolder(`${process.cwd()}/.hub`);
let backing: BackingServices | undefined;
let hub: Hub | undefined;
let sink: MailSink | undefined;
let stoppingSince: number | undefined;

function tell(sentence: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${sentence}\n`);
}

/**
 * The same Ctrl-C arrives twice: from the terminal, and from the command that started this one.
 * Another one does not wait.
 */
async function stop(code: number): Promise<void> {
  if (stoppingSince !== undefined) {
    if (performance.now() - stoppingSince > SAME_SIGNAL_WITHIN_MS) process.exit(1);
    return;
  }
  stoppingSince = performance.now();
  process.stdout.write('\nStopping what was started.\n');
  await hub?.stop();
  await sink?.close();
  await backing?.stop();
  process.exit(code);
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Once: a hub that is started again has them still. */
async function makeCases(running: Hub): Promise<void> {
  await state.keep('caseload.json', async () => {
    const { credentials, simulatorUrl, clock } = stageOf(running);
    const members = new Members(credentials);
    const journal = new JournalClient(simulatorUrl);
    await new Caseload({ members, journal, clock }, tell).make();
    return { madeAt: new Date().toISOString() };
  });
}

async function start(): Promise<void> {
  if (!(await portIsFree(environment.port))) {
    throw new Error(
      `Port ${String(environment.port)} is taken. Stop what uses it, or choose another: HUB_PORT=8081 npm start`,
    );
  }
  if (words.has('--fresh') && existsSync(state.path)) rmSync(state.path, { recursive: true });
  backing = await provideBackingServices({
    folder: state.file('backing'),
    tell,
    purpose: 'start',
    brokerNodes: words.has('--cluster') ? 3 : 1,
  });
  tell(`PostgreSQL and RabbitMQ run (${backing.origin}).`);
  if (environment.smtpUrl === undefined)
    sink = await MailSink.open({ take: mailFolder(state.file('mail')) });
  hub = await Hub.start({
    ...{ backing, state, port: environment.port, tell },
    variables: sink ? { HUB_SMTP_URL: sink.url } : {},
  });
  hub.supervise();
  tell('The hub is ready.');
  if (!words.has('--no-demonstration')) {
    const steps = await new Demonstration(hub, tell).run();
    process.stdout.write(`\n${formatTable(steps)}\n`);
  }
  process.stdout.write(`
Console         ${hub.url}/

${threeToSignIn(hub.credentials)}

API reference   ${hub.url}/docs
Simulator       ${hub.simulatorUrl}/journal
Credentials     .hub/credentials.json (yours alone; never commit it)
Reminders       ${sink ? '.hub/mail/ (mails lie there, and go to nobody)' : 'by the mail server of HUB_SMTP_URL'}
Logs            .hub/logs/

The hub stays up. Ctrl-C stops everything that was started.
`);
  if (!words.has('--no-demonstration') && !words.has('--empty')) await makeCases(hub);
}

if (words.has('--help')) {
  process.stdout.write(HELP);
} else {
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  start().catch(async (error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
  });
}
