/** What a feed calls a record; numbers are as good as texts. */
export function idOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('id' in record)) return undefined;
  const id = typeof record.id === 'number' ? String(record.id) : record.id;
  return typeof id === 'string' && id.length > 0 && id.length <= 100 ? id : undefined;
}
