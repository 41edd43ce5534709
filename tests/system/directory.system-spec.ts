import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ServicePage } from '@hub/contracts/directory';
import { pulledFeeds } from './stage/pulled-feeds.js';
import { refusalOf } from './stage/refusal-of.js';
import { Stage } from './stage/stage.js';

const OPEN_REFERRAL = '/open-referral-uk/v3';

let stage: Stage;
beforeAll(async () => {
  stage = new Stage();
  await pulledFeeds(stage);
});

const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${stage.url}${OPEN_REFERRAL}${path}`, { headers });
const ask = async (question: Record<string, string>, by = 'Lewisham'): Promise<ServicePage> =>
  (await stage.as(by).get<ServicePage>(`/v1/services?${new URLSearchParams(question).toString()}`))
    .body;

describe('the directory in Open Referral UK', () => {
  it('is open to everybody, from any page, and says what it is', async () => {
    const reply = await open('');
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const about = (await reply.json()) as { version: string; openapi_url: string };
    expect(about.version).toBe('HSDS-UK-3.0');
    const described = (await (await fetch(about.openapi_url)).json()) as {
      openapi: string;
      servers: { url: string }[];
    };
    expect([described.openapi, described.servers[0]?.url]).toEqual([
      '3.0.0',
      `${stage.url}${OPEN_REFERRAL}`,
    ]);
    const preflight = await fetch(`${stage.url}${OPEN_REFERRAL}/services`, {
      method: 'OPTIONS',
      headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, OPTIONS',
    ]);
    expect(
      (await fetch(`${stage.url}${OPEN_REFERRAL}/services`, { method: 'POST', body: '{}' })).status,
    ).toBe(404);
  });

  it.each(['/services', '/service_at_locations', '/taxonomies', '/taxonomy_terms'])(
    'lists %s, and each by its id',
    async (path) => {
      const page = (await (await open(`${path}?per_page=5`)).json()) as {
        total_items: number;
        contents: { id: string }[];
      };
      expect(page.contents.length).toBeGreaterThan(0);
      for (const { id } of page.contents) {
        const one = await open(`${path}/${id}`);
        expect([one.status, ((await one.json()) as { id: string }).id]).toEqual([200, id]);
      }
      const missing = await open(`${path}/019a5b00-0000-7000-8000-0000000fffff`);
      expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([
        404,
        '*',
      ]);
    },
  );

  it('names the parameter that is wrong, and answers what has not changed with 304', async () => {
    const wrong = await open('/services?minimum_age=five');
    expect([
      wrong.status,
      ((await wrong.json()) as { errors: { field: string }[] }).errors[0]?.field,
    ]).toEqual([400, 'minimum_age']);
    expect((await open('/service_at_locations?postcode=ZZ9+9ZZ&proximity=100')).status).toBe(422);
    expect((await open('/services?search=a%00b')).status).toBe(400);
    expect((await open('/nonsense')).status).toBe(404);
    expect((await open('/toString/x')).status).toBe(404);
    const first = await open('/taxonomies');
    expect(
      (await open('/taxonomies', { 'if-none-match': first.headers.get('etag') ?? '' })).status,
    ).toBe(304);
  });
});

describe('the question of a practitioner', () => {
  it('is answered for a child of three boroughs, with reasons, nearest first', async () => {
    const child = {
      home: stage.code('Lewisham'),
      school: stage.code('Southwark'),
      gp: stage.code('Lambeth'),
    };
    const all = [];
    for (let cursor: string | undefined; ;) {
      const page = await ask({
        ...child,
        postcode: 'SE13 6LG',
        age: '12',
        limit: '100',
        ...(cursor === undefined ? {} : { cursor }),
      });
      expect(page.from).toMatchObject({ postcode: 'SE13 6LG', exactness: 'outward_code' });
      all.push(...page.items);
      if (page.nextCursor === undefined) break;
      cursor = page.nextCursor;
    }
    const grounds = new Set(
      all.flatMap(({ reasons }) =>
        reasons.map(({ rule, authority }) => `${rule} ${authority ?? ''}`.trim()),
      ),
    );
    expect([...grounds].sort()).toEqual([
      `gp_patients ${child.gp}`,
      'not_said',
      'protocol',
      `pupils ${child.school}`,
      `residents ${child.home}`,
      'universal',
    ]);
    const metres = all.map(({ place }) => place?.metres ?? Infinity);
    expect(metres).toEqual(metres.toSorted((a, b) => a - b));
  });

  it('with bad parameters is refused by name', async () => {
    for (const [query, status, code] of [
      ['age=old', 400, 'invalid_request'],
      ['day=MO', 400, 'invalid_request'],
      ['radius=500', 400, 'invalid_request'],
      ['postcode=ZZ9+9ZZ', 422, 'postcode_unknown'],
      ['luck=1', 400, 'invalid_request'],
      ['q=a%00b', 400, 'invalid_request'],
    ] as const) {
      expect(await refusalOf(stage.as('Lewisham').get(`/v1/services?${query}`))).toEqual([
        status,
        code,
      ]);
    }
  });
});
