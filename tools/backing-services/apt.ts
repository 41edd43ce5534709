import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { environment } from '../config.js';

const run = promisify(execFile);
const INSTALLS_WITHIN_MS = 300_000;

/**
 * Installs a Debian package, after saying so, without starting the system service it may bring.
 *
 * @throws Error that names each other way, where this is not Debian or Ubuntu, or not root
 */
export async function installWithApt(
  name: string,
  tell: (sentence: string) => void,
): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `${name} is missing. Either run a Docker engine; or install it (Debian and Ubuntu: sudo apt-get install ${name}; ` +
        'macOS: brew install rabbitmq); or name a broker and a database in HUB_AMQP_URL, HUB_AMQP_MANAGEMENT_URL and HUB_DATABASE_URL.',
    );
  }
  tell(`Installing ${name} with apt. No system service is started.`);
  // At runlevel 1 the package's own start of a system service is skipped.
  const options = {
    timeout: INSTALLS_WITHIN_MS,
    env: { ...environment.all, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    maxBuffer: 50_000_000,
  };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options);
}
