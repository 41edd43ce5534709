import { cpus, release, totalmem } from 'node:os';

/** What figures were measured on. */
export function machine(): object {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
  };
}
