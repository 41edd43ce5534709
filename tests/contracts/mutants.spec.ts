import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readShape } from '@hub/contracts/shape';
import { allMessages } from '@hub/internal-messages';
import { mutantsOf } from './mutants.js';

const schemaOf = (type: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`docs/generated/schemas/${type}.json`, 'utf8')) as Record<
    string,
    unknown
  >;

describe('a message that is not quite an example', () => {
  it.each(allMessages().map((message) => [message.type, message] as const))(
    '%s: the reader takes what its JSON Schema takes, and nothing else',
    (type, message) => {
      const schema = schemaOf(type);
      const ajv = new Ajv2020({ strict: true, strictRequired: false });
      addFormats.default(ajv);
      const accepts = ajv.compile(schema);
      const mutants = mutantsOf(message, schema);
      const wrong = mutants.flatMap(({ what, payload }) => {
        const [bySchema, byShape] = [
          accepts(payload),
          readShape(message.payload, payload, 'refuse').ok,
        ];
        return bySchema === byShape ? [] : [{ what, bySchema, byShape }];
      });
      expect(wrong).toEqual([]);
      expect(mutants.length).toBeGreaterThan(0);
    },
  );

  it('says nothing with blanks alone wherever it says nothing with an empty text', () => {
    const taken = allMessages().flatMap((message) => {
      const takes = (payload: object) => readShape(message.payload, payload, 'refuse').ok;
      const mutants = mutantsOf(message, schemaOf(message.type));
      const empty = new Map(mutants.map(({ what, payload }) => [what, payload]));
      return mutants
        .filter(({ what, payload }) => {
          const same = empty.get(what.replace('blanks alone at', 'an empty text at'));
          return what.startsWith('blanks alone at') && takes(payload) && !(same && takes(same));
        })
        .map(({ what }) => `${message.type}: ${what}`);
    });
    expect(taken).toEqual([]);
  });
});
