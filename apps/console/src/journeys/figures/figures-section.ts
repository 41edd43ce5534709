import { type BarChart, barChart, type Figure } from './bar-chart.js';

export const REPORTS = [
  ...(['episodes', 'agencies', 'transfers', 'disputes', 'unmet-needs'] as const),
  'schools-and-practices',
] as const;
export type ReportName = (typeof REPORTS)[number];

interface FigureTable {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly { readonly head: string; readonly text: string }[])[];
}

/** One finding: the sentence, the drawing, and the numbers that it was drawn from. */
export interface FiguresSection {
  readonly finding: string;
  /** Nothing where there is nothing to draw. */
  readonly chart?: BarChart;
  readonly table?: FigureTable;
  readonly csv: { readonly href: string; readonly text: string };
}

const FILES: Readonly<Record<ReportName, string>> = {
  episodes: 'Download the figures of cases (CSV)',
  agencies: 'Download the figures by agency (CSV)',
  transfers: 'Download the figures of hand-overs (CSV)',
  disputes: 'Download the figures of disputes (CSV)',
  'unmet-needs': 'Download the figures of services not given (CSV)',
  'schools-and-practices': 'Download the figures by school and GP practice (CSV)',
};

export interface Finding {
  readonly report: ReportName;
  readonly finding: string;
  readonly figures?: readonly Figure[];
  readonly table: Readonly<{
    caption: string;
    heads: readonly string[];
    rows: readonly (readonly (string | number)[])[];
  }>;
}

export function sectionOf({ report, finding, figures = [], table }: Finding): FiguresSection {
  const { caption, heads, rows } = table;
  const cells = rows.map((row) =>
    row.map((value, at) => ({ head: heads[at] ?? caption, text: String(value) })),
  );
  return {
    finding,
    ...(figures.length === 0 ? {} : { chart: barChart(figures) }),
    ...(rows.length === 0 ? {} : { table: { caption, heads, rows: cells } }),
    csv: { href: `/figures/files/${report}`, text: FILES[report] },
  };
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
