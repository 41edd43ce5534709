import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { httpOperations } from '@hub/contracts/catalogue';
import { NamedPerson } from '@hub/contracts/identity';
import { namesPeople, readShape } from '@hub/contracts/shape';
import { allMessages } from '@hub/internal-messages';

const require = createRequire(import.meta.url);
const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`docs/generated/${path}`, 'utf8')) as Record<string, unknown>;

interface Operation {
  readonly responses: Record<
    string,
    { content: { 'application/json': { schema: { properties?: object } } } }
  >;
}

function compile(schema: object): (data: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (data) => validate(data);
}

describe('the generated schemas', () => {
  it.each(allMessages().map((message) => [message.type, message] as const))(
    '%s: JSON Schema and class-validator agree on every vector',
    (type, message) => {
      const accepts = compile(read(`schemas/${type}.json`));
      const vectors = read(`vectors/${type}.json`) as {
        valid: object[];
        invalid: Record<string, object>;
      };
      expect(vectors.valid.length).toBeGreaterThan(0);
      for (const example of vectors.valid) {
        expect(accepts(example)).toBe(true);
        expect(readShape(message.payload, example, 'refuse').ok).toBe(true);
      }
      for (const [fault, example] of Object.entries(vectors.invalid)) {
        expect({ fault, schema: accepts(example) }).toEqual({ fault, schema: false });
        expect({ fault, shape: readShape(message.payload, example, 'refuse').ok }).toEqual({
          fault,
          shape: false,
        });
      }
      const withStranger = { ...vectors.valid[0], stranger: 1 };
      expect(accepts(withStranger)).toBe(false);
      expect(readShape(message.payload, withStranger, 'refuse').ok).toBe(false);
    },
  );
});

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(read('openapi.json'));
    expect(result).toMatchObject({ valid: true });
  });

  it('describes every route the catalogue offers, with the shape it answers', () => {
    const { paths } = read('openapi.json') as { paths: Record<string, Record<string, unknown>> };
    const offered = httpOperations();
    expect(offered.length).toBeGreaterThan(20);
    for (const message of offered) {
      const operation = paths[message.http.path]?.[message.http.method.toLowerCase()];
      expect(JSON.stringify(operation)).toContain(
        message.http.html === undefined
          ? `#/components/schemas/${namesPeople(message.reply) ? NamedPerson.name : message.reply.name}`
          : 'text/html',
      );
    }
  });

  it('describes who is named beside an answer, and the answer as it is', () => {
    const { paths, components } = read('openapi.json') as {
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, { properties: object }> };
    };
    const naming = httpOperations().filter(({ reply }) => namesPeople(reply));
    expect(naming.length).toBeGreaterThan(10);
    for (const { http, reply } of naming) {
      const answer = paths[http.path]?.[http.method.toLowerCase()]?.responses[String(http.success)];
      expect(Object.keys(answer?.content['application/json'].schema.properties ?? {})).toEqual([
        ...Object.keys(components.schemas[reply.name]?.properties ?? {}),
        'people',
      ]);
    }
  });

  it('resolves every reference', () => {
    const text = JSON.stringify(read('openapi.json'));
    const { components } = read('openapi.json') as { components: { schemas: object } };
    const names = new Set(
      [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name),
    );
    for (const name of names) expect(Object.keys(components.schemas)).toContain(name);
  });
});

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3.0', () => {
    const specification = require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const { default: Ajv } = require('ajv') as {
      default: new (options: object) => {
        compile(schema: object): { (data: unknown): boolean; errors?: unknown };
      };
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv as never);
    const validate = ajv.compile(specification);
    expect({ valid: validate(read('asyncapi.json')), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  it('offers on in what a member may send, and on out what it is told', () => {
    const { channels } = read('asyncapi.json') as {
      channels: Record<string, { messages: object }>;
    };
    expect(Object.keys(channels['in']?.messages ?? {})).toEqual(
      expect.arrayContaining(['consent.withdraw.v1', 'pointer.publish.v1', 'transfer.accept.v1']),
    );
    expect(Object.keys(channels['out']?.messages ?? {})).toEqual(
      expect.arrayContaining(['consent.withdrawn.v1', 'command.refused.v1']),
    );
  });
});
