import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedView, PullReport, ServicePage } from '@hub/contracts/directory';
import type { ServiceRequestView } from '@hub/contracts/provision';
import { pulledFeeds } from './stage/pulled-feeds.js';
import { refusalOf } from './stage/refusal-of.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let everyFeed: FeedView[];
beforeAll(async () => {
  stage = new Stage();
  everyFeed = await pulledFeeds(stage);
});

const feedOf = (name: string): FeedView => {
  const feed = everyFeed.find(({ authority }) => authority === stage.code(name));
  if (!feed) throw new Error(`${name} has no feed`);
  return feed;
};
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
