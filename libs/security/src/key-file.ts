import { readFileSync, statSync } from 'node:fs';

/**
 * Reads a JSON file of keys. The embedded start keeps one for each service; in production a KMS takes its place.
 *
 * @throws Error where the file can be read by others than its owner
 */
export function readKeyFile(path: string): Record<string, unknown> {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(
      `The key file ${path} is open to others. Make it readable by its owner alone (chmod 600).`,
    );
  }
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof content !== 'object' || content === null)
    throw new Error(`The key file ${path} holds no object`);
  return content as Record<string, unknown>;
}
