import { createRequire } from 'node:module';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { CONTENT_FORMS } from '@hub/contracts/episode';
import { allMessages } from '@hub/internal-messages';

export type JsonSchema = Record<string, unknown>;

const PREFIX = '#/components/schemas/';

/**
 * JSON Schema of every shape of a message and of a folder’s content, by class name, from the
 * class-validator decorators; shapes of settings and keys are nobody's but the hub's.
 *
 * @throws Error where two classes bear one name, since the library would merge them silently
 */
export function allSchemas(): Map<string, JsonSchema> {
  const { defaultMetadataStorage } = createRequire(import.meta.url)(
    'class-transformer/cjs/storage.js',
  ) as {
    defaultMetadataStorage: never;
  };
  refuseDoubledNames();
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: PREFIX,
  });
  for (const shape of shapes())
    schemas[shape.name] ??= schemas[parentName(shape)] ?? { type: 'object', properties: {} };
  const all = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, closed(schema as JsonSchema)]),
  );
  const names = new Set([...shapes()].map((shape) => shape.name));
  const used = new Set([...names, ...[...names].flatMap((name) => [...namedIn(name, all)])]);
  return new Map([...used].sort().map((name) => [name, all.get(name) ?? {}]));
}

/** A shape that stands alone: what it refers to is moved below `$defs`. */
export function standalone(name: string, schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const root = schemas.get(name) ?? {};
  const needed = namedIn(name, schemas);
  const definitions = Object.fromEntries(
    [...needed].sort().map((target) => [target, schemas.get(target)]),
  );
  const whole = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: name, ...root };
  const complete = needed.size === 0 ? whole : { ...whole, $defs: definitions };
  return JSON.parse(JSON.stringify(complete).replaceAll(PREFIX, '#/$defs/')) as JsonSchema;
}

/** Names of the shapes that one refers to, and those that they refer to. */
function namedIn(name: string, schemas: ReadonlyMap<string, JsonSchema>): Set<string> {
  const needed = new Set<string>();
  const collect = (schema: JsonSchema): void => {
    for (const [, target] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (target === undefined || needed.has(target)) continue;
      needed.add(target);
      collect(schemas.get(target) ?? {});
    }
  };
  collect(schemas.get(name) ?? {});
  return needed;
}

/** The hub refuses fields it does not know, so every object is closed. */
function closed(schema: JsonSchema): JsonSchema {
  return { ...schema, additionalProperties: false };
}

function shapes(): Set<{ name: string }> {
  return new Set([
    ...allMessages().flatMap((message) =>
      message.kind === 'event' ? [message.payload] : [message.payload, message.reply],
    ),
    ...Object.values(CONTENT_FORMS),
  ]);
}

/** A shape that adds nothing to the one it extends has no metadata of its own. */
function parentName(shape: object): string {
  return (Object.getPrototypeOf(shape) as { name: string }).name;
}

function refuseDoubledNames(): void {
  const names = [...shapes()].map((shape) => shape.name);
  const doubled = names.find((name, place) => names.indexOf(name) !== place);
  if (doubled !== undefined) throw new Error(`Two shapes are called ${doubled}`);
}
