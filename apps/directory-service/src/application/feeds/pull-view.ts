import type { PullReport, PullView } from '@hub/contracts/directory';
import type { Pull } from '../../domain/feeds/pull.js';
import type { PullFindings } from './pull-ports.js';

export function viewPull(pull: Pull): PullView {
  return pull.outcome === 'running' || pull.outcome === 'failed'
    ? { ...pull, added: 0, changed: 0, removed: 0, same: 0 }
    : { ...pull };
}

export function viewReport(pull: Pull, { faults, differences }: PullFindings): PullReport {
  return {
    ...viewPull(pull),
    faults: [...faults],
    differences: differences.map((one) => ({ ...one, fields: [...one.fields] })),
  };
}
