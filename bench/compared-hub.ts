import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Members } from '../tools/people/members-view.js';

/** The whole hub of a built checkout, run beside that of another one. */
export class ComparedHub {
  readonly milliseconds: Record<string, number[]> = {};

  private constructor(
    private readonly child: ChildProcess,
    /** Folder of the checkout. */
    readonly checkout: string,
    readonly members: Members,
  ) {}

  static async start(checkout: string): Promise<ComparedHub> {
    const child = spawn(process.execPath, ['dist/bench/directory/hub-to-compare.js'], {
      cwd: checkout,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The hub of ${checkout} ended before it had started`);
    });
    const said = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
    const [line] = await Promise.race([said, ended]);
    const members = new Members(JSON.parse(line) as ConstructorParameters<typeof Members>[0]);
    return new ComparedHub(child, realpathSync(checkout), members);
  }

  /** All its processes descend from this one. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    this.child.stdin?.end();
    await once(this.child, 'exit');
  }

  async time(what: string, work: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await work();
    (this.milliseconds[what] ??= []).push(performance.now() - began);
  }
}
