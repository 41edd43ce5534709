import { describe, expect, it } from '@jest/globals';
import { barChart } from './bar-chart.js';

describe('a chart of bars', () => {
  it('gives the greatest all the room, and others their share of it', () => {
    const { bars, width, left } = barChart([
      { label: 'Oct 2026', value: 20 },
      { label: 'Nov 2026', value: 5 },
    ]);
    expect(bars[0]?.length).toBe(4 * (bars[1]?.length ?? 0));
    expect(left + (bars[0]?.length ?? width)).toBeLessThan(width);
  });

  it('puts one beneath the other, with the number behind its end', () => {
    const { bars, height, thickness } = barChart([
      { label: 'Oct 2026', value: 1 },
      { label: 'Nov 2026', value: 1 },
    ]);
    const [first, second] = bars;
    expect(second?.top).toBeGreaterThan((first?.top ?? height) + thickness);
    expect(height).toBeGreaterThan((second?.top ?? height) + thickness);
    expect(first?.end).toBeGreaterThan(first?.length ?? 0);
  });

  it('shows one of a thousand, and no bar for nothing', () => {
    const { bars } = barChart([
      { label: 'many', value: 100_000 },
      { label: 'one', value: 1 },
      { label: 'none', value: 0 },
    ]);
    expect(bars.map(({ length }) => length > 0)).toEqual([true, true, false]);
  });

  it('of nothing is empty, and of zeros has no bar', () => {
    expect(barChart([])).toMatchObject({ height: 0, bars: [] });
    expect(barChart([{ label: 'Nov 2026', value: 0 }]).bars[0]?.length).toBe(0);
  });
});
