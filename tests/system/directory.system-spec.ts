import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HubProblemError, type HttpDoor } from '@hub/borough-connector';
import type { FeedList, FeedView, PullReport, ServicePage } from '@hub/contracts/directory';
import type { AuthorityView } from '@hub/contracts/identity';
import type { ServiceRequestView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const OPEN_REFERRAL = '/open-referral-uk/v3';

let stage: Stage;
let everyFeed: FeedView[];
beforeAll(async () => {
  stage = new Stage();
  everyFeed = await stage.until(
    feeds,
    (items) => items.length >= 33 && items.every(({ state }) => state !== 'new'),
    60_000,
  );
});

const feeds = async (): Promise<FeedView[]> =>
  (await stage.as('Camden').get<FeedList>('/v1/feeds')).body.items;
const feedOf = (name: string): FeedView => {
  const feed = everyFeed.find(({ authority }) => authority === stage.code(name));
  if (!feed) throw new Error(`${name} has no feed`);
  return feed;
};
const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${stage.url}${OPEN_REFERRAL}${path}`, { headers });
const ask = async (question: Record<string, string>, by = 'Lewisham'): Promise<ServicePage> =>
  (await stage.as(by).get<ServicePage>(`/v1/services?${new URLSearchParams(question).toString()}`))
    .body;

/** Changes what a simulated authority's feed says. */
async function changeFeed(
  authority: string,
  change: { mood?: string; services?: Record<string, object | null> },
): Promise<void> {
  const reply = await fetch(`${stage.simulatorUrl}/authorities/${stage.code(authority)}/feed`, {
    method: 'PUT',
    body: JSON.stringify(change),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

async function refusalOf(call: Promise<unknown>): Promise<[number, string]> {
  const error = await call.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof HubProblemError)) throw new Error('It was not refused');
  return [error.status, error.code];
}

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

describe('feeds of all authorities', () => {
  it('are pulled, also where some go wrong, and each says how it is', () => {
    const said = (name: string): unknown[] => [feedOf(name).state, feedOf(name).because];
    expect(said('Barking and Dagenham')).toEqual([
      'failing',
      'Page 1 is answered with status 500.',
    ]);
    expect(feedOf('Barnet')).toMatchObject({ state: 'healthy' });
    expect(feedOf('Brent').services).toBe(40);
    expect(feedOf('Bromley').services).toBe(40);
    expect(everyFeed.filter(({ state }) => state === 'healthy').length).toBeGreaterThanOrEqual(31);
    expect(feedOf('Lewisham').quality).toBeGreaterThan(30);
  });

  it('show their pulls, with what was refused', async () => {
    const { body } = await stage
      .as('Camden')
      .get<{ items: PullReport[] }>(`/v1/feeds/${feedOf('Barnet').id}/pulls`);
    const report = (
      await stage.as('Camden').get<PullReport>(`/v1/feed-pulls/${body.items.at(-1)?.id ?? ''}`)
    ).body;
    expect(report).toMatchObject({ outcome: 'partial', good: 36, bad: 4 });
    expect(report.faults[0]).toMatchObject({ field: 'url' });
  });

  it('are kept by their authority alone, at public addresses', async () => {
    const lead = stage.as('Lewisham', 'lead_caf_contact');
    expect(
      await refusalOf(lead.post(`/v1/feeds/${feedOf('Camden').id}/end`, { body: {} })),
    ).toEqual([403, 'forbidden']);
    const terms = { name: 'x', licence: 'OGL-UK-3.0', everyHours: 24 };
    expect(
      await refusalOf(lead.post('/v1/feeds', { body: { ...terms, url: 'ftp://a.example' } })),
    ).toEqual([422, 'feed_address_refused']);
    expect(
      await refusalOf(lead.post('/v1/feeds', { body: { ...terms, url: 'x', everyHours: 0 } })),
    ).toEqual([400, 'invalid_request']);
  });

  it('may be files: a bad line is named, the others go in', async () => {
    const content =
      'reference,name,needs,eligibility,postcode\nx1,Westminster Imported Club,activities,universal,W1F 9AB\nx2,,activities,universal,W1F 9AB\n';
    const lead = stage.as('Westminster', 'lead_caf_contact');
    const { body: report } = await lead.post<PullReport>('/v1/service-imports?licence=OGL-UK-3.0', {
      raw: { type: 'text/csv', content },
    });
    expect(report).toMatchObject({
      outcome: 'partial',
      good: 1,
      bad: 1,
      faults: [{ record: 'line 3', field: 'name' }],
    });
    expect((await ask({ q: '"westminster imported"' })).items).toMatchObject([
      { name: 'Westminster Imported Club', access: 'open' },
    ]);
    expect(
      await refusalOf(lead.post('/v1/service-imports', { raw: { type: 'text/csv', content } })),
    ).toEqual([400, 'invalid_request']);
    expect(
      await refusalOf(
        lead.post('/v1/service-imports?licence=x', { raw: { type: 'text/plain', content } }),
      ),
    ).toEqual([415, 'unsupported_media_type']);
    expect(
      await refusalOf(
        stage
          .as('Westminster')
          .post('/v1/service-imports?licence=x', { raw: { type: 'text/csv', content } }),
      ),
    ).toEqual([403, 'forbidden']);
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

describe('a service that closes', () => {
  it('is told to who asked for it for a child, and to who was asked', async () => {
    const [service] = (
      await ask({ home: stage.code('Greenwich'), q: 'greenwich', limit: '50' })
    ).items.filter(({ authority }) => authority === stage.code('Greenwich'));
    if (!service) throw new Error('Greenwich lists nothing');
    const { episode } = await stage.episode('Lewisham', ['Greenwich'], {
      scope: ['existence', 'contact', 'content'],
      purposes: ['support', 'service_request'],
    });
    const body = {
      toAuthority: stage.code('Greenwich'),
      service: 'education',
      serviceId: service.id,
    };
    const { body: request } = await stage
      .as('Lewisham')
      .post<ServiceRequestView>(`/v1/episodes/${episode.id}/service-requests`, { body });
    await changeFeed('Greenwich', {
      services: { [service.source.sourceId]: { status: 'defunct' } },
    });
    await stage
      .as('Greenwich', 'lead_caf_contact')
      .post(`/v1/feeds/${feedOf('Greenwich').id}/pull`, { body: {} });
    const told = await stage.journal.until('service_request.service_changed.v1', request.id, [
      stage.code('Lewisham'),
      stage.code('Greenwich'),
    ]);
    expect(told[0]?.message.data).toMatchObject({
      serviceRequestId: request.id,
      episodeId: episode.id,
      serviceId: service.id,
      change: 'closed',
      fields: ['status'],
    });
    expect(
      (await stage.as('Lewisham').get<{ status: string }>(`/v1/services/${service.id}`)).body
        .status,
    ).toBe('defunct');
  });
});

describe('contacts', () => {
  const GSS = 'Sutton';
  const read = async (door: HttpDoor): Promise<AuthorityView> =>
    (await door.get<AuthorityView>(`/v1/authorities/${stage.code(GSS)}`)).body;
  const deputy = () => stage.person(GSS);
  afterAll(async () => {
    await stage.query(
      'identity-service',
      `UPDATE authority SET confirmed_on = current_date, asked_on = NULL WHERE code = '${stage.code(GSS)}'; DELETE FROM absence; UPDATE authority SET deputy_ids = '{}'`,
    );
  });

  it('edited by another authority are refused', async () => {
    const { lead } = await read(stage.as('Camden'));
    const body = { leadCafContactId: lead.personId, teams: [], systems: [] };
    expect(
      await refusalOf(
        stage
          .as('Camden', 'lead_caf_contact')
          .post(`/v1/authorities/${stage.code(GSS)}`, { body, ifMatch: '"1"' }),
      ),
    ).toEqual([403, 'forbidden']);
    expect(
      await refusalOf(
        stage.as(GSS, 'lead_caf_contact').post(`/v1/authorities/${stage.code(GSS)}`, { body }),
      ),
    ).toEqual([428, 'precondition_required']);
  });

  it('go to a deputy while the lead is away: in answers, and in what the deputy may do', async () => {
    const lead = stage.as(GSS, 'lead_caf_contact');
    const before = await read(lead);
    const { body: changed } = await lead.post<AuthorityView>(`/v1/authorities/${stage.code(GSS)}`, {
      body: {
        leadCafContactId: before.lead.personId,
        deputyIds: [deputy().id],
        teams: [],
        systems: [],
      },
      ifMatch: `"${String(before.version)}"`,
    });
    expect(changed).toMatchObject({
      onDuty: 'lead',
      deputies: [{ personId: deputy().id }],
      freshness: 'fresh',
    });
    // Only a lead CAF contact may look at questions about lookups.
    const asDeputy = (): Promise<unknown> =>
      stage.asSystem(GSS).get('/v1/lookup-questions', { actingPerson: deputy().id });
    await expect(asDeputy()).rejects.toMatchObject({ status: 403 });
    const now = Date.now();
    const absence = {
      personId: before.lead.personId,
      from: new Date(now - 1_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
    };
    const { body: away } = await lead.post<AuthorityView>(
      `/v1/authorities/${stage.code(GSS)}/absences`,
      { body: absence },
    );
    expect(away).toMatchObject({ onDuty: 'deputy', lead: { awayUntil: absence.until } });
    expect(away.leadCafContact.name).toBe(deputy().name);
    // The gateway keeps a person's roles for half a minute.
    await stage.until(
      () =>
        asDeputy().then(
          () => true,
          () => false,
        ),
      Boolean,
      45_000,
    );
  });

  it('not confirmed for 90 days are asked for in the lead’s inbox until they are', async () => {
    await stage.query(
      'identity-service',
      `UPDATE authority SET confirmed_on = current_date - 91, asked_on = NULL WHERE code = '${stage.code(GSS)}'`,
    );
    await stage.process('identity-service', 'stop');
    await stage.process('identity-service', 'start');
    const inbox = async (): Promise<InboxPage['items']> =>
      (await stage.as(GSS, 'lead_caf_contact').get<InboxPage>('/v1/inbox')).body.items.filter(
        ({ workflow }) => workflow === 'contacts',
      );
    expect(await stage.until(inbox, (items) => items.length > 0)).toMatchObject([
      { step: 'confirm_contacts', path: `/v1/authorities/${stage.code(GSS)}` },
    ]);
    expect(await read(stage.as('Camden'))).toMatchObject({ freshness: 'due' });
    await stage
      .as(GSS, 'lead_caf_contact')
      .post(`/v1/authorities/${stage.code(GSS)}/confirmation`, { body: {} });
    await stage.until(inbox, (items) => items.length === 0);
    expect(await read(stage.as('Camden'))).toMatchObject({ freshness: 'fresh' });
  });
});
