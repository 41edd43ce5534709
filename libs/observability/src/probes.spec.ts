import { beforeEach, describe, expect, it } from '@jest/globals';
import { Probes } from './probes.js';

type Handler = Parameters<Parameters<Probes['mount']>[0]['get']>[1];

describe('the probes of a service', () => {
  let probes: Probes;
  let handlers: Map<string, Handler>;
  beforeEach(() => {
    probes = new Probes('some-service');
    handlers = new Map();
    probes.mount({ get: (path, handler) => handlers.set(path, handler) });
  });
  const ask = (path: string): Promise<{ status: number; mime: string; body: string }> =>
    new Promise((resolve) => {
      handlers.get(path)?.(undefined, {
        status: (status) => ({
          type: (mime) => ({
            send: (body) => {
              resolve({ status, mime, body });
            },
          }),
        }),
      });
    });

  it('say that it lives, whatever is missing', async () => {
    probes.require('database', () => ({ ready: false, because: 'not attached yet' }));
    expect(await ask('/livez')).toMatchObject({ status: 200, body: 'alive\n' });
  });

  it('ask each part anew, and name all that is not ready', async () => {
    let attached = false;
    probes.require('consumers', () =>
      attached ? { ready: true } : { ready: false, because: 'not attached yet' },
    );
    probes.require('keys', () => ({ ready: true }));
    probes.require('database', () => ({ ready: false, because: 'it cannot be reached' }));
    expect(JSON.parse((await ask('/readyz')).body)).toEqual({
      ready: false,
      missing: ['consumers: not attached yet', 'database: it cannot be reached'],
    });
    expect((await ask('/readyz')).status).toBe(503);
    attached = true;
    probes.require('database', () => ({ ready: true }));
    expect(await ask('/readyz')).toMatchObject({
      status: 200,
      body: '{"ready":true,"missing":[]}',
    });
  });

  it('give its figures under its name', async () => {
    const { status, mime, body } = await ask('/metrics');
    expect([status, mime]).toEqual([200, probes.registry.contentType]);
    expect(body).toContain('process_cpu_seconds_total{service="some-service"}');
  });

  it('say where figures cannot be had', async () => {
    probes.registry.metrics = () => Promise.reject(new Error('x'));
    expect(await ask('/metrics')).toMatchObject({ status: 500, body: 'metrics failed\n' });
  });
});
