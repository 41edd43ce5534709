import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const COPIED = [
  'apps',
  'libs',
  'sdk',
  'tools',
  'tsconfig.json',
  'package.json',
  'eslint.config.mjs',
  '.dependency-cruiser.mjs',
];

/**
 * A copy of the tree in which faults are planted, and on which the project's own checks are run.
 */
export class PlantedTree {
  private readonly folder = mkdtempSync(join(tmpdir(), 'planted-'));

  /** @param files path → content */
  constructor(files: readonly (readonly [path: string, content: string])[]) {
    for (const name of COPIED) cpSync(name, join(this.folder, name), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.folder, 'node_modules'));
    for (const [path, content] of files) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  /** Runs a check below `node_modules` and reads its JSON, whether it found faults or not. */
  run(script: string, words: readonly string[]): unknown {
    const options = {
      cwd: this.folder,
      maxBuffer: 100_000_000,
      stdio: ['ignore', 'pipe', 'ignore'] as const,
    };
    try {
      return JSON.parse(
        execFileSync(process.execPath, [join('node_modules', script), ...words], {
          ...options,
          stdio: [...options.stdio],
        }).toString(),
      );
    } catch (error) {
      return JSON.parse((error as { stdout: Buffer }).stdout.toString());
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
