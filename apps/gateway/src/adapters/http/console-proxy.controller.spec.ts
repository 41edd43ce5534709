import { afterEach, describe, expect, it } from '@jest/globals';
import { DoorRig, type ServiceCall } from '../../testing/door-rig.js';
import { ConsoleProxyController } from './console-proxy.controller.js';

const rig = new DoorRig();
afterEach(() => {
  rig.close();
});

async function door(consoleUrl?: string): Promise<{ url: string; reached: ServiceCall[] }> {
  const { url: there, reached } = await rig.service((reply) => {
    reply.writeHead(404, { 'x-of-the-page': 'yes' }).end('<h1>Page not found</h1>');
  });
  const settings = { consoleUrl: consoleUrl ?? there, publicUrl: 'http://127.0.0.1' };
  const controller = new ConsoleProxyController(settings);
  const url = await rig.gateway('/*path', (request, reply) => controller.pass(request, reply));
  settings.publicUrl = url;
  return { url, reached };
}

describe('a page', () => {
  it('is the console’s, as it stands: status, headers and what was sent', async () => {
    const { url, reached } = await door();
    const body = new URLSearchParams({ purpose: 'review' });
    const reply = await fetch(`${url}/look-up?a=1`, { method: 'POST', body });
    expect([reply.status, reply.headers.get('x-of-the-page'), await reply.text()]).toEqual([
      404,
      'yes',
      '<h1>Page not found</h1>',
    ]);
    expect(reached).toMatchObject([
      { method: 'POST', path: '/look-up?a=1', body: 'purpose=review' },
    ]);
  });

  it('is asked for with the console’s cookies alone', async () => {
    const { url, reached } = await door();
    await fetch(`${url}/cases`, { headers: { cookie: '_session=a; console=b; consoled=c' } });
    await fetch(`${url}/cases`, { headers: { cookie: '_session=a' } });
    expect(reached.map(({ headers }) => headers.cookie)).toEqual(['console=b', undefined]);
  });

  it.each(['/v1/nothing', '/oidc/nothing', '/docs/nothing', '/sign-in/nothing'])(
    'is none at %s, which belongs to the API',
    async (path) => {
      const { url, reached } = await door();
      const reply = await fetch(url + path);
      expect([await reply.json(), reached]).toEqual([{ failed: 'NotFoundException' }, []]);
    },
  );

  it('under another name of the hub leads to the public one', async () => {
    const { url, reached } = await door();
    const other = url.replace('127.0.0.1', 'localhost');
    const reply = await fetch(`${other}/cases?a=1`, { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location'), reached]).toEqual([
      308,
      `${url}/cases?a=1`,
      [],
    ]);
  });

  it('says what to do where the console is away', async () => {
    const { url } = await door('http://127.0.0.1:1');
    const reply = await fetch(`${url}/cases`);
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await reply.text()).toContain('Nothing that you sent before is lost');
  });
});
