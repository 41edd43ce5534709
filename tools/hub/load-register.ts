import { spawn } from 'node:child_process';
import { environment } from '../config.js';
import type { StateFolder } from './state-folder.js';

/** Runs the operator's command that registers the members with identity-service. */
export function loadRegister(
  variables: Readonly<Record<string, string>>,
  state: StateFolder,
): Promise<void> {
  const words = ['dist/apps/identity-service/src/load-register.js', state.file('register.json')];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      env: { ...environment.all, ...variables },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('The members could not be registered; see above.'));
    });
  });
}
