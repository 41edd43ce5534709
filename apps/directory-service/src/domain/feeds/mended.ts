type Fields = Readonly<Record<string, unknown>>;
type Mend = (value: string) => unknown;

const FAULTLESS_WITHOUT_SCHEME = /^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+([/?#].*)?$/i;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?$/;

/** Empty texts and what is certain of the rest; what is not is left for the check to name. */
const address: Mend = (text) => {
  const bare = text.trim();
  if (bare === '') return undefined;
  const whole = FAULTLESS_WITHOUT_SCHEME.test(bare) ? `https://${bare}` : bare;
  return /^https?:/i.test(whole) ? whole.replaceAll(' ', '%20') : whole;
};
const email: Mend = (text) => {
  const [first = ''] = text
    .trim()
    .replace(/^mailto:/i, '')
    .split(/[\s;,]+/);
  return first === '' ? undefined : first;
};
const number: Mend = (text) => {
  if (text.trim() === '') return undefined;
  return Number.isNaN(Number(text)) ? text : Number(text);
};
const low: Mend = (text) => text.trim().toLowerCase().replaceAll('_', ' ');
/** Without a zone it counts as UTC: by that nothing but the order of changes is told. */
const instant: Mend = (text) => {
  if (text.trim() === '') return undefined;
  const [, day, time = '00:00', seconds = ':00'] = DATE.exec(text.trim()) ?? [];
  return day === undefined ? text.trim() : `${day}T${time}${seconds}Z`;
};

const MENDS: Readonly<Record<string, Mend>> = {
  url: address,
  website: address,
  uri: address,
  term_uri: address,
  schedule_link: address,
  email,
  assurer_email: email,
  minimum_age: number,
  maximum_age: number,
  latitude: number,
  longitude: number,
  interval: number,
  amount: number,
  status: low,
  location_type: low,
  address_type: low,
  freq: (text) => (text.trim() === '' ? undefined : text.trim().toUpperCase()),
  last_modified: instant,
};
/** Where the standard wants a text, and feeds write a number. */
const TEXTS = ['name', 'postal_code', 'bymonthday', 'byday', 'external_identifier', 'term', 'code'];
/** What the standard requires and a feed that leaves it out can mean but one thing by. */
const MEANT: Readonly<Record<string, (one: Fields) => Fields>> = {
  taxonomy_term: (one) => ({ description: one['name'], ...one }),
  organization: (one) => ({ description: one['name'], ...one }),
  addresses: (one) => ({ city: '', state_province: '', country: 'GB', ...one }),
};

/**
 * A record without the slips that real feeds are full of, as far as it is certain what is meant.
 */
export function mended(record: unknown): unknown {
  return walk(record, '');
}

function walk(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, field));
  if (typeof value === 'number') return TEXTS.includes(field) ? String(value) : value;
  if (typeof value === 'string') return (MENDS[field] ?? ((text: string) => text))(value);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const whole = walk(inner, name);
    return whole === undefined ? [] : [[name, whole] as const];
  });
  const read: Fields = Object.fromEntries(fields);
  return MEANT[field]?.(read) ?? read;
}
