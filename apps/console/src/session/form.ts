/** What a form holds, by the names of its fields; a field with several values keeps them all. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

const MOST_FIELDS = 200;
/** Fields that are ours, and no answer. */
const OWN = /^_/;

/** A form as the browser sent it, without what is ours; texts trimmed. */
export function readForm(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return {};
  const answers = Object.entries(body)
    .slice(0, MOST_FIELDS)
    .flatMap(([name, value]) => {
      if (OWN.test(name)) return [];
      const read = readValue(value);
      return read === undefined ? [] : [[name, read] as const];
    });
  return Object.fromEntries(answers);
}

/** What a field holds; an empty text where it is not there. */
export function textOf(form: Form, name: string): string {
  const [first = ''] = textsOf(form, name);
  return first;
}

/** What a field with several values holds. */
export function textsOf(form: Form, name: string): readonly string[] {
  const value = form[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value].filter((one) => one !== '') : value;
}

function readValue(value: unknown): string | string[] | undefined {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.map((one) => one.trim());
  return undefined;
}
