import { readFileSync, statSync } from 'node:fs';
import { readShape, type Shape } from '@hub/contracts/shape';

/**
 * Reads a JSON file of keys. The embedded start keeps one for each service; in production a KMS
 * takes its place.
 *
 * @param shape those that are wanted; others in the file are left alone
 * @throws Error where the file can be read by others than its owner; otherwise it names all that is
 * wrong, and no key
 */
export function readKeyFile<Keys extends object>(path: string, shape: Shape<Keys>): Keys {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(
      `The key file ${path} is open to others. Make it readable by its owner alone (chmod 600).`,
    );
  }
  const reading = readShape(shape, parsed(path), 'drop');
  if (reading.ok) return reading.value;
  const faults = reading.faults.map(({ field, message }) =>
    message.startsWith(field) ? message : `${field} ${message}`,
  );
  throw new Error(`The key file ${path} cannot be used: ${faults.join('; ')}.`);
}

/** Nothing where it is not JSON: what the parser says of that quotes the file. */
function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
