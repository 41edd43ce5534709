/** One line of the demonstration's table. */
export interface Step {
  readonly step: string;
  readonly from: string;
  readonly to: string;
  readonly messageType: string;
  readonly milliseconds: number;
}

/** A table for the terminal, columns as wide as their widest entry. */
export function formatTable(steps: readonly Step[]): string {
  const header = ['step', 'from', 'to', 'message type', 'ms'];
  const rows = steps.map(({ step, from, to, messageType, milliseconds }) => [
    step,
    from,
    to,
    messageType,
    milliseconds.toFixed(0),
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
