import { describe, expect, it } from '@jest/globals';
import { readServiceConfig } from './service-config.js';

const GIVEN = {
  HUB_DATABASE_URL: 'postgres://x',
  HUB_AMQP_URL: 'amqp://x',
  HUB_PORT: '8081',
  HUB_KEY_FILE: '/keys.json',
};
const read = (change: Record<string, string | undefined> = {}) =>
  readServiceConfig('consent-service', { ...GIVEN, ...change });

describe('what a service is told by its environment', () => {
  it('is what must be said, and what is usual', () => {
    expect(read()).toEqual({
      ...{ service: 'consent-service', databaseUrl: 'postgres://x', amqpUrl: 'amqp://x' },
      ...{ port: 8081, host: '127.0.0.1', keyFile: '/keys.json', logLevel: 'info', journal: true },
    });
  });

  it.each([
    [{ HUB_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HUB_LOG_LEVEL: 'warn' }, { logLevel: 'warn' }],
    [{ HUB_JOURNAL: 'off' }, { journal: false }],
    [{ HUB_RETRY_LEVELS_MS: '20,100' }, { retryLevelsMs: [20, 100] }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x' }, { otlpEndpoint: 'http://x' }],
  ])('may say %p', (change, expected) => {
    expect(read(change)).toMatchObject(expected);
  });

  it.each([
    [{ HUB_PORT: 'x' }, 'HUB_PORT must be a whole number'],
    [{ HUB_PORT: '-1' }, 'HUB_PORT must be a whole number'],
    [{ HUB_PORT: '1.5' }, 'HUB_PORT must be a whole number'],
    [{ HUB_KEY_FILE: '' }, 'HUB_KEY_FILE is missing'],
    [{ HUB_RETRY_LEVELS_MS: '20,x' }, 'HUB_RETRY_LEVELS_MS must be whole numbers'],
  ])('is refused with %p', (change, says) => {
    expect(() => read(change)).toThrow(says);
  });

  it('is refused with all that is wrong at once, in settings of its own too', () => {
    const wrong = { HUB_DATABASE_URL: undefined, HUB_AMQP_URL: '', HUB_PORT: 'x' };
    const readAll = (): unknown =>
      readServiceConfig('consent-service', { ...GIVEN, ...wrong, HUB_DAYS: 'x' }, (from) => ({
        days: from.whole('HUB_DAYS', 3),
        name: from.text('HUB_NAME'),
      }));
    for (const name of [...Object.keys(wrong), 'HUB_DAYS', 'HUB_NAME'])
      expect(readAll).toThrow(name);
  });

  it('holds the service’s own beside those of all', () => {
    const own = readServiceConfig('consent-service', { ...GIVEN, HUB_DAYS: '5' }, (from) => ({
      days: from.whole('HUB_DAYS', 3),
    }));
    expect(own).toMatchObject({ port: 8081, days: 5 });
  });
});
