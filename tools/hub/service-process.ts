import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { endProcess, waitUntil } from '../backing-services/process-control.js';
import { environment } from '../config.js';

/** As in deploy/run-service. */
const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=4'];
const READY_WITHIN_MS = 60_000;
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
}

/** One process of the hub, which can be killed and started again. */
export class ServiceProcess {
  private child: ChildProcess | undefined;

  constructor(readonly settings: ProcessSettings) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get running(): boolean {
    return (
      this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
    );
  }

  start(): void {
    const { script, variables, logFile, builtIn = 'dist' } = this.settings;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a', 0o600);
    this.child = spawn(process.execPath, [...NODE_FLAGS, `${builtIn}/${script}`], {
      env: { ...environment.all, ...variables },
      stdio: ['ignore', log, log],
    });
    this.child.on('error', () => undefined);
  }

  async untilReady(): Promise<void> {
    const { name, readyUrl, logFile } = this.settings;
    const ready = async (): Promise<boolean> =>
      (await fetch(readyUrl, { signal: AbortSignal.timeout(2_000) })).ok;
    await waitUntil(name, ready, {
      withinMs: READY_WITHIN_MS,
      everyMs: 50,
      stillRunning: () => this.running,
    }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${reason} Its log ends: ${lastLine(logFile)}`);
    });
  }

  async stop(): Promise<void> {
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
    if (this.child) await endProcess(this.child, 'SIGKILL', 1_000);
  }
}

function lastLine(path: string): string {
  return readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? '(empty)';
}
