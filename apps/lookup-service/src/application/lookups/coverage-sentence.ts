/** Coverage in a sentence, naming who has not answered. */
export function coverageOf(
  rows: readonly { readonly name: string; readonly isSilent: boolean }[],
): string {
  const missing = rows.filter(({ isSilent }) => isSilent).map(({ name }) => name);
  const answered = `${String(rows.length - missing.length)} of ${String(rows.length)} answered`;
  if (missing.length === 0) return `${answered}.`;
  const named =
    missing.length > 6
      ? `${missing.slice(0, 5).join(', ')} and ${String(missing.length - 5)} more`
      : listed(missing);
  return `${answered}; ${named} ${missing.length === 1 ? 'has' : 'have'} not.`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1);
  return names.length < 2 || last === undefined
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${last}`;
}
