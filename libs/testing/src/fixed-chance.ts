import type { Chance } from '@hub/use-case';

/**
 * Gives these values in turn, and then the last one for ever: by default one that lets nothing rare
 * happen.
 */
export class FixedChance implements Chance {
  private readonly values: number[];

  constructor(...values: number[]) {
    this.values = values.length > 0 ? values : [0.999];
  }

  next(): number {
    const [value = 0.999] = this.values;
    if (this.values.length > 1) this.values.shift();
    return value;
  }
}
