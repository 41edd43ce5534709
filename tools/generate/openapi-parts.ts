import { type HttpBinding, REFUSALS } from '@hub/contracts';
import type { JsonSchema } from './schemas.js';

const EVERYWHERE = [400, 401, 403, 404, 429, 500, 503];

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export function parameter(
  place: string,
  name: string,
  schema: JsonSchema,
  required: boolean,
): JsonSchema {
  return { in: place, name, required, schema };
}

export function success(http: HttpBinding, reply: JsonSchema): JsonSchema {
  const headers = {
    ...(http.versioned ? { ETag: { schema: { type: 'string' } } } : {}),
    ...(http.creates && !http.path.includes('{')
      ? { Location: { schema: { type: 'string' } } }
      : {}),
  };
  return {
    description: http.success === 201 ? 'Created' : 'OK',
    headers,
    content: {
      [http.html === undefined ? 'application/json' : 'text/html']: {
        schema: http.html === undefined ? reply : { type: 'string' },
      },
      ...(http.csv === undefined ? {} : { 'text/csv': { schema: { type: 'string' } } }),
    },
  };
}

export function problems(http: HttpBinding): JsonSchema {
  const own = http.method === 'POST' ? [409, 413, 415, 422] : [];
  const stale = http.conditional || http.heedsVersion ? [412] : [];
  const unsaid = http.conditional ? [428] : [];
  const statuses = [...EVERYWHERE, ...own, ...stale, ...unsaid].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = Object.entries(REFUSALS)
        .filter(([, refusal]) => refusal.status === status)
        .map(([code]) => code);
      return [
        String(status),
        {
          description: codes.join(', '),
          content: {
            'application/problem+json': {
              schema: ref(status === 412 ? 'StaleProblem' : 'Problem'),
            },
          },
        },
      ];
    }),
  );
}
