import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SERVICES = readdirSync('apps').filter(
  (name) => name.endsWith('-service') || name === 'gateway',
);
const NOT_USE_CASES = /(ports|-view)\.ts$|\.spec\.ts$/;
/** A spec, a suite that specs run, or the use cases that several specs begin from. */
const OF_SPECS = /(\.spec|-suite|-at-work)\.ts$/;

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/**
 * Stores that a whole service is tried on, on a real database: `tests/directory`. Their fakes hold
 * no more than a use case asks for.
 */
function onRealStores(source: string): string[] {
  const folder = join('tests', basename(join(source, '..')).replace('-service', ''));
  return filesIn(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

/** Those suites that a spec in the folder runs. */
function specsNaming(folder: string, ending: string, suites: readonly string[]): string[] {
  const specs = filesIn(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return suites.filter((suite) => specs.some((spec) => spec.includes(`/${suite}.js'`)));
}

describe('every use case and every decision', () => {
  const subjects = SERVICES.flatMap((service) =>
    ['domain', 'application'].flatMap((layer) => {
      const folder = join('apps', service, 'src', layer);
      return filesIn(folder)
        .filter((name) => name.endsWith('.ts') && !NOT_USE_CASES.test(name))
        .map((name) => ({ folder, name }));
    }),
  );

  it('are found', () => {
    expect(subjects.length).toBeGreaterThan(30);
  });

  it.each(subjects.map(({ folder, name }) => [join(folder, name), folder, name] as const))(
    '%s is imported by a spec of its service',
    (_path, folder, name) => {
      const service = join(folder, '..');
      const own = ['domain', 'application', 'testing'].flatMap((layer) =>
        filesIn(join(service, layer))
          .filter((file) => OF_SPECS.test(file))
          .map((file) => join(service, layer, file)),
      );
      const imported = own.some((spec) =>
        readFileSync(spec, 'utf8').includes(`/${basename(name, '.ts')}.js'`),
      );
      expect(imported).toBe(true);
    },
  );
});

describe('every port of stores', () => {
  it('has a fake, and one suite that the fake and the real store both pass', () => {
    for (const service of SERVICES) {
      const source = join('apps', service, 'src');
      const ports = filesIn(join(source, 'application')).includes('ports.ts')
        ? readFileSync(join(source, 'application/ports.ts'), 'utf8')
        : '';
      if (!/interface \w+Stores\b/.test(ports) || onRealStores(source).length > 0) continue;
      const testing = filesIn(join(source, 'testing'));
      expect({
        service,
        fake: testing.some((name) => name.startsWith('in-memory-') && !name.includes('spec')),
      }).toEqual({ service, fake: true });
      const suites = testing
        .filter((name) => name.endsWith('-suite.ts'))
        .map((name) => basename(name, '.ts'));
      const onFake = specsNaming(join(source, 'testing'), '.spec.ts', suites);
      const onReal = specsNaming(join(source, 'adapters/persistence'), '.int-spec.ts', suites);
      expect({ service, both: onFake.some((suite) => onReal.includes(suite)) }).toEqual({
        service,
        both: true,
      });
    }
  });
});
