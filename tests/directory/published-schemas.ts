import { readFileSync } from 'node:fs';
import { SCHEMA_FOLDER } from './directory-rig.js';

/** A schema of the standard, by the name of its file. */
export const schemaOf = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`${SCHEMA_FOLDER}/${file}.json`, 'utf8')) as Record<string, unknown>;

/** Published schemas of lists are of a page or of its items. */
export function listItem(schema: Record<string, unknown>): object {
  const contents = (schema['properties'] as Record<string, { items?: object }> | undefined)?.[
    'contents'
  ];
  return contents?.items ?? schema;
}
