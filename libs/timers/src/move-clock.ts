type Ask = (sql: string, values: unknown[]) => Promise<unknown>;

/**
 * Moves `hub_now()` of one schema on to an instant, for a simulation; it never goes back.
 * @param ask runs a statement as the schema's own role
 */
export async function moveClock(ask: Ask, instant: string): Promise<void> {
  const ahead = `${String(Math.max(0, Date.parse(instant) - Date.now()))} milliseconds`;
  await ask(
    `INSERT INTO clock_shift (ahead) VALUES ($1) ON CONFLICT (one) DO UPDATE
       SET ahead = greatest(clock_shift.ahead, excluded.ahead)`,
    [ahead],
  );
}
