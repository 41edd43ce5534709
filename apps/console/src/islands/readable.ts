/** What a form of the hub holds, as it is read from top to bottom. */
export type Line =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'entry'; readonly name: string; readonly text: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /^[a-z]+(_[a-z]+)+$/;
const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * A content in JSON as lines to be read; what has no name yet stands under the one it came with.
 *
 * @param names of its fields
 */
export function readable(content: unknown, names: Readonly<Record<string, string>>): Line[] {
  if (!isObject(content)) return [{ kind: 'entry', name: 'Content', text: shown(content) }];
  return Object.entries(content).flatMap(([key, value]) =>
    linesOf(nameOf(key, names), value, names),
  );
}

function linesOf(name: string, value: unknown, names: Readonly<Record<string, string>>): Line[] {
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) =>
      linesOf(value.length === 1 ? name : `${name}: ${String(at + 1)}`, one, names),
    );
  if (isObject(value)) return [{ kind: 'heading', text: name }, ...readable(value, names)];
  return [{ kind: 'entry', name, text: shown(value) }];
}

function nameOf(key: string, names: Readonly<Record<string, string>>): string {
  return Object.hasOwn(names, key) ? (names[key] ?? key) : sentence(key);
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return 'Nothing';
  if (DAY.test(value)) return DATE.format(new Date(value));
  return WORD.test(value) ? sentence(value) : value;
}

function sentence(word: string): string {
  const text = word
    .replaceAll('_', ' ')
    .replaceAll(
      /([a-z])([A-Z])/g,
      (_all, end: string, start: string) => `${end} ${start.toLowerCase()}`,
    );
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
