import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { LogReader } from '../backing-services/log-reader.js';
import { endProcess, hasEnded } from '../backing-services/process-control.js';
import { howItEnded, untilReady } from '../backing-services/until-ready.js';
import { environment } from '../config.js';

/** As in deploy/run-service. */
const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=8', '--heap-growing-percent=30'];
const STOPS_WITHIN_MS = 30_000;

export interface ProcessSettings {
  readonly name: string;
  /** Script below `builtIn`. */
  readonly script: string;
  /** Folder of the built code; `dist` unless another build is wanted. */
  readonly builtIn?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Address that answers 200 when it is ready. */
  readonly readyUrl: string;
  readonly logFile: string;
  /** Hears what is waited for while it starts. */
  readonly tell?: (sentence: string) => void;
}

/** One process of the hub, which can be killed and started again. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private log: LogReader | undefined;
  /** Started, and neither stopped nor killed since. */
  private wanted = false;
  private listener: (how: string) => void = () => undefined;

  constructor(readonly settings: ProcessSettings) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get running(): boolean {
    return this.child !== undefined && !hasEnded(this.child);
  }

  /** It ended, and nobody here had asked it to. */
  get endedByItself(): boolean {
    return this.wanted && !this.running;
  }

  /** Hears each end that nobody here asked for, and how; at once where that was before. */
  whenEnded(listener: (how: string) => void): void {
    this.listener = listener;
    if (this.child && this.endedByItself) listener(howItEnded(this.child));
  }

  /** Does nothing where it runs. */
  start(): void {
    if (this.running) return;
    this.wanted = true;
    const { script, variables, logFile, builtIn = 'dist' } = this.settings;
    mkdirSync(dirname(logFile), { recursive: true });
    this.log = new LogReader(logFile);
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(process.execPath, [...NODE_FLAGS, `${builtIn}/${script}`], {
      env: { ...environment.all, ...variables },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    const ended = (): void => {
      if (this.child === child && this.wanted) this.listener(howItEnded(child));
    };
    child.on('exit', ended);
    child.on('error', () => {
      if (child.pid === undefined) ended();
    });
  }

  async untilReady(): Promise<void> {
    const { name, tell = () => undefined } = this.settings;
    if (!this.child || !this.log) throw new Error(`${name} is started before it is waited for`);
    await untilReady({ name, child: this.child, log: this.log, ask: () => this.ask(), tell });
  }

  async stop(): Promise<void> {
    this.wanted = false;
    if (this.child) await endProcess(this.child, 'SIGTERM', STOPS_WITHIN_MS);
  }

  /** Stands still, as on a machine that swaps, until `resume`. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** Kills it without warning. */
  async kill(): Promise<void> {
    this.wanted = false;
    await this.crash();
  }

  /** Ends it as a fault would, unasked: whoever looks after it starts it again. */
  async crash(): Promise<void> {
    if (this.child) await endProcess(this.child, 'SIGKILL', 1_000);
  }

  /** Ready, or what it names as missing. */
  private async ask(): Promise<true | string> {
    const reply = await fetch(this.settings.readyUrl, { signal: AbortSignal.timeout(2_000) });
    if (reply.ok) return true;
    const { missing } = (await reply.json()) as { missing?: readonly string[] };
    return missing?.join(', ') ?? `an answer other than ${String(reply.status)}`;
  }
}
