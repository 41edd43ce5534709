import type { MessageDefinition } from '@hub/contracts';

/** An example of the catalogue with one thing in it changed. */
export interface Mutant {
  /** What was done, and where: `null at givenBy.kind`. */
  readonly what: string;
  readonly payload: object;
  /** An object belongs where it was changed. */
  readonly ofObject: boolean;
}

type Json = Readonly<Record<string, unknown>>;
type Change = (holder: Record<string, unknown>, key: string) => void;

/** Of every kind of JSON, and what loose readers take for another kind. */
const VALUES: Readonly<Record<string, unknown>> = {
  null: null,
  'an empty list': [],
  'an empty object': {},
  'a list in a list': [[]],
  'an object in a list': [{}],
  'null in a list': [null],
  'a number in a list': [7],
  'a number': 7,
  'a fraction': 1.5,
  'a text': 'x',
  'an empty text': '',
  'blanks alone': ' \n ',
  'a number as text': '3',
  'a hexadecimal number as text': '0x3',
  true: true,
};
/** Names that every object has by birth. */
const STRANGERS = ['stranger', 'toString', 'hasOwnProperty', 'valueOf'];

/**
 * Every example of a message with each field taken away in turn, and with a value of each kind put
 * into each field, those included that the example leaves out; at every depth.
 *
 * @param schema JSON Schema of the payload, standing alone
 */
export function mutantsOf({ examples }: MessageDefinition, schema: Json): Mutant[] {
  return examples.flatMap((example) => {
    const at = placesIn(example as Json, schema, schema, []);
    return at.flatMap(({ holder, key, add, ofObject = false }) => {
      const where = [...holder, key].join('.');
      const changes: [string, Change][] = add
        ? [[`a stranger at ${where}`, put(1)]]
        : [
            [`nothing at ${where}`, remove],
            ...Object.entries(VALUES).map(([name, value]): [string, Change] => [
              `${name} at ${where}`,
              put(value),
            ]),
          ];
      return changes.map(([what, change]) => ({
        what,
        payload: changed(example, holder, key, change),
        ofObject,
      }));
    });
  });
}

interface Place {
  readonly holder: readonly string[];
  readonly key: string;
  /** A name that the schema does not know. */
  readonly add?: true;
  readonly ofObject?: boolean;
}

function placesIn(value: Json, schema: Json, root: Json, holder: readonly string[]): Place[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>;
  const strangers = STRANGERS.map((key): Place => ({ holder, key, add: true }));
  return [
    ...strangers,
    ...Object.entries(properties).flatMap(([key, property]) => [
      { holder, key, ofObject: isObject(property, root) },
      ...placesUnder(value[key], resolved(property, root), root, [...holder, key]),
    ]),
  ];
}

function placesUnder(value: unknown, schema: Json, root: Json, path: readonly string[]): Place[] {
  if (Array.isArray(value)) {
    const items = resolved((schema['items'] ?? {}) as Json, root);
    return value
      .slice(0, 2)
      .flatMap((item: unknown, place) => [
        { holder: path, key: String(place), ofObject: isObject(items, root) },
        ...placesUnder(item, items, root, [...path, String(place)]),
      ]);
  }
  return typeof value === 'object' && value !== null
    ? placesIn(value as Json, schema, root, path)
    : [];
}

function isObject(schema: Json, root: Json): boolean {
  return 'properties' in resolved(schema, root);
}

function resolved(schema: Json, root: Json): Json {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  return (
    ((root['$defs'] ?? {}) as Readonly<Record<string, Json>>)[reference.replace('#/$defs/', '')] ??
    {}
  );
}

function changed(example: object, holder: readonly string[], key: string, change: Change): object {
  const copy = structuredClone(example) as Record<string, unknown>;
  change(
    holder.reduce((inside, step) => inside[step] as Record<string, unknown>, copy),
    key,
  );
  return copy;
}

const remove: Change = (holder, key) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
};

function put(value: unknown): Change {
  return (holder, key) => {
    holder[key] = value;
  };
}
