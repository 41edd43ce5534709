export interface Figure {
  readonly label: string;
  readonly value: number;
}

interface Bar extends Figure {
  /** Of the bar and its texts, in units of the drawing. */
  readonly top: number;
  readonly middle: number;
  readonly length: number;
  /** Where its number stands. */
  readonly end: number;
}

export interface BarChart {
  readonly width: number;
  readonly height: number;
  /** Where bars begin. */
  readonly left: number;
  readonly thickness: number;
  readonly bars: readonly Bar[];
}

/** As wide as a telephone: there the drawing stands in its own size, and its text can be read. */
const WIDTH = 288;
const LABELS = 104;
const NUMBERS = 44;
const ROW = 28;
const THICKNESS = 20;
const GAP = 6;
/** A thing that happened is seen, however few beside the others. */
const SHORTEST = 2;

/** One bar a figure, from top to bottom; the greatest is as long as there is room. */
export function barChart(figures: readonly Figure[]): BarChart {
  const greatest = Math.max(1, ...figures.map(({ value }) => value));
  const bars = figures.map(({ label, value }, row) => {
    const length = lengthOf(value / greatest);
    const top = row * ROW + (ROW - THICKNESS) / 2;
    return { label, value, top, middle: row * ROW + ROW / 2, length, end: LABELS + length + GAP };
  });
  return { width: WIDTH, height: figures.length * ROW, left: LABELS, thickness: THICKNESS, bars };
}

function lengthOf(share: number): number {
  if (share === 0) return 0;
  return Math.max(SHORTEST, Math.round(share * (WIDTH - LABELS - NUMBERS)));
}
