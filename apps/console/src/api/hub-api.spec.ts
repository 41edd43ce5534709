import { describe, expect, it } from '@jest/globals';
import { FetchReleasedContent } from '@hub/contracts/access';
import { ReportEpisodes } from '@hub/contracts/episode';
import { ListLookups, ReadLookup, WithdrawLookup } from '@hub/contracts/lookup';
import { HubApi } from './hub-api.js';
import { HubAwayError, HubRefusalError } from './hub-errors.js';

const LOOKUP = { lookupId: '01900000-0000-7000-8000-000000000001' };

function answering(reply: () => Response): {
  api: HubApi;
  sent: { url: string; init?: RequestInit }[];
} {
  const sent: { url: string; init?: RequestInit }[] = [];
  const request = (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push({
      url: url instanceof Request ? url.url : url.toString(),
      ...(init ? { init } : {}),
    });
    return Promise.resolve(reply());
  };
  return { api: new HubApi('http://hub', 'token', request), sent };
}

describe('the hub, asked as a person', () => {
  it('is asked with their token and nothing else', async () => {
    const { api, sent } = answering(() => Response.json({ items: [] }));
    await api.read(ListLookups, { of: 'mine' });
    expect(sent[0]?.url).toBe('http://hub/v1/lookups?of=mine');
    expect([...new Headers(sent[0]?.init?.headers).keys()]).toEqual(['accept', 'authorization']);
  });

  it('is told once what is sent twice', async () => {
    const { api, sent } = answering(() => Response.json({}, { headers: { etag: '"2"' } }));
    const { etag } = await api.ask(WithdrawLookup, LOOKUP, { once: 'k', ifMatch: '"1"' });
    const headers = new Headers(sent[0]?.init?.headers);
    expect([headers.get('idempotency-key'), headers.get('if-match'), etag]).toEqual([
      'k',
      '"1"',
      '"2"',
    ]);
  });

  it('gives a table as the file that it is', async () => {
    const { api, sent } = answering(() => new Response('month,started\r\n'));
    expect(await api.readText(ReportEpisodes, {}, 'text/csv')).toBe('month,started\r\n');
    expect(new Headers(sent[0]?.init?.headers).get('accept')).toBe('text/csv');
  });

  it('says no with a code, what to do, and what is wrong with which field', async () => {
    const errors = [{ field: 'purpose', message: 'must be named' }];
    const { api } = answering(() =>
      Response.json({ code: 'invalid_request', detail: 'Correct it.', errors }, { status: 400 }),
    );
    const error = await api.ask(WithdrawLookup, LOOKUP).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HubRefusalError);
    expect(error).toMatchObject({
      status: 400,
      code: 'invalid_request',
      detail: 'Correct it.',
      faults: errors,
    });
  });

  it('is away where it does not answer, or says that a part of it is', async () => {
    const { api } = answering(() => new Response('', { status: 503 }));
    await expect(api.read(ReadLookup, LOOKUP)).rejects.toBeInstanceOf(HubAwayError);
    const gone = new HubApi('http://hub', 'token', () => Promise.reject(new TypeError('refused')));
    await expect(gone.read(ReadLookup, LOOKUP)).rejects.toBeInstanceOf(HubAwayError);
  });
});

it('a content comes as it is, with the headers that it was asked with', async () => {
  const { api, sent } = answering(
    () => new Response('sealed', { headers: { 'content-key': 'ey' } }),
  );
  const reply = await api.stream(
    FetchReleasedContent,
    { releaseId: LOOKUP.lookupId },
    { 'recipient-key': '{}' },
  );
  expect(await reply.text()).toBe('sealed');
  expect(sent[0]?.url).toBe(`http://hub/v1/releases/${LOOKUP.lookupId}/content`);
  expect(sent[0]?.init?.headers).toEqual({ 'recipient-key': '{}', authorization: 'Bearer token' });
  const no = answering(() => Response.json({ code: 'content_awaited' }, { status: 409 }));
  await expect(
    no.api.stream(FetchReleasedContent, { releaseId: LOOKUP.lookupId }),
  ).rejects.toMatchObject({ code: 'content_awaited' });
});
