import type { ChildDetails } from '@hub/contracts/lookup';
import type { CoveredChild, CoverStore } from '../application/lookups/lookup-ports.js';

export class InMemoryCovers implements CoverStore {
  private covers: CoveredChild[] = [];

  add(covered: CoveredChild): Promise<void> {
    this.covers.push(covered);
    return Promise.resolve();
  }
  near(month: string, keys: readonly bigint[]): Promise<ChildDetails[]> {
    return Promise.resolve(
      this.covers
        .filter((one) => one.month === month && one.keys.some((key) => keys.includes(key)))
        .map(({ child }) => child),
    );
  }
  forgetBefore(month: string): Promise<void> {
    this.covers = this.covers.filter((one) => one.month >= month);
    return Promise.resolve();
  }
}
