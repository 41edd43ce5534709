import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as arbitration from '@hub/contracts/arbitration';
import * as consent from '@hub/contracts/consent';
import * as episode from '@hub/contracts/episode';
import * as labels from '@hub/contracts/labels';
import * as leading from '@hub/contracts/leading';
import * as planning from '@hub/contracts/planning';
import * as protection from '@hub/contracts/protection';
import * as provision from '@hub/contracts/provision';
import {
  describedFields,
  FAMILY_WORDS,
  familyLabel,
  plainFields,
  type Shape,
} from '@hub/contracts/shape';
import * as team from '@hub/contracts/team';

const CONTRACTS: Readonly<Record<string, unknown>> = {
  ...arbitration,
  ...consent,
  ...episode,
  ...labels,
  ...leading,
  ...planning,
  ...protection,
  ...provision,
  ...team,
};
const DEEPEST = 6;
const THING = '019a5b00-0000-7000-8000-0000000000a1';
const PERSON = '019a5b00-0000-7000-8000-0000000000b2';
/** What speaks to whoever calls the hub. */
const HELP = /\b(GSS|BCP|ODS|UUID|JSON|GET|POST|codes?|queue|absent|your authority)\b|[;{}/]/i;

/** The shapes of which some service makes an item of a family's record. */
function shapesOfRecords(): Map<string, Shape> {
  const names = globSync('apps/*/src/**/*.ts')
    .filter((path) => !path.endsWith('spec.ts'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bplainFields\(\s*([A-Z]\w+)/g)])
    .map(([, name = '?']) => name);
  const forms = Object.entries<Shape>(episode.CONTENT_FORMS);
  return new Map([...forms, ...names.map((name) => [name, CONTRACTS[name] as Shape] as const)]);
}

/** A view in which each field says something, ids among them. */
function fullView(shape: Shape, depth = 0): object {
  const fields = describedFields(shape.prototype as object).flatMap(
    ({ key, id, person, nested }): [string, unknown][] => {
      if (nested) return depth < DEEPEST ? [[key, [fullView(nested(), depth + 1)]]] : [];
      return [[key, id ? THING : person ? [PERSON] : 'something']];
    },
  );
  return Object.fromEntries(fields);
}

function descriptionsIn(shape: Shape, depth = 0): string[] {
  return describedFields(shape.prototype as object).flatMap(({ description, id, nested }) => [
    ...(id ? [] : [description]),
    ...(nested && depth < DEEPEST ? descriptionsIn(nested(), depth + 1) : []),
  ]);
}

describe('what a family reads of the hub’s shapes', () => {
  const shapes = shapesOfRecords();

  it('holds no id that is described as one, and of people nothing but who is to be named', () => {
    expect(shapes.size).toBeGreaterThan(20);
    for (const [name, shape] of shapes) {
      expect(`${name}: ${typeof shape}`).toBe(`${name}: function`);
      const fields = plainFields(shape, fullView(shape));
      expect(`${name}: ${JSON.stringify(fields)}`).not.toContain(THING);
      const values = fields.map(({ value }) => value);
      expect(`${name}: ${values.join()}`).not.toContain(PERSON);
      for (const { personIds = [PERSON] } of fields) expect(personIds).toEqual([PERSON]);
    }
  });

  it('says in a family’s words what stands there, and has no words for what nobody reads', () => {
    const all = new Set([...shapes.values()].flatMap((shape) => descriptionsIn(shape)));
    const labels = [...all].map((one) => familyLabel(one) ?? '').filter((one) => HELP.test(one));
    expect(labels).toEqual([]);
    expect([...FAMILY_WORDS.keys()].filter((one) => !all.has(one))).toEqual([]);
  });
});
