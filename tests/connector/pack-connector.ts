import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';

const HOME = resolve('sdk/borough-connector');
/** As the compiler writes them. */
const IMPORTED = /(?<=\b(?:from|import) ")[^"]+(?=";)/g;

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Installs the connector into an empty project as a borough would: packed by npm, and installed by
 * npm from its package and those of the dependencies that its manifest names. There is no registry:
 * what else it needed would be missed.
 *
 * @returns the packages that its code imports
 */
export function installConnector(project: string): Set<string> {
  const { dependencies = {} } = readManifest(HOME);
  const [source, packed] = [join(project, 'source'), join(project, 'packed')];
  mkdirSync(packed);
  const packages = compile(source);
  for (const file of ['package.json', 'README.md', 'CHANGELOG.md'])
    cpSync(join(HOME, file), join(source, file));
  const named = Object.keys(dependencies).map((name) => resolve('node_modules', name));
  for (const folder of [source, ...named])
    npm(project, 'pack', '--ignore-scripts', '--pack-destination', packed, folder);
  rmSync(source, { recursive: true });
  const tarballs = readdirSync(packed).map((name) => join(packed, name));
  npm(project, 'install', '--offline', '--cache', join(project, 'cache'), ...tarballs);
  return packages;
}

function npm(project: string, ...words: readonly string[]): void {
  const flags = ['--no-audit', '--no-fund', '--no-update-notifier'];
  execFileSync('npm', [...words, ...flags], { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Compiles the connector and whatever of this repository it imports. */
function compile(into: string): Set<string> {
  const packages = new Set<string>();
  const open = [join(HOME, 'src/index.ts')];
  const seen = new Set(open);
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    const target = placeOf(source, into);
    const importer = source;
    const { code } = transformFileSync(source, { configFile: '.swcrc', sourceMaps: false });
    const placed = code.replace(IMPORTED, (specifier) => {
      if (!specifier.startsWith('.')) {
        packages.add(specifier);
        return specifier;
      }
      const imported = join(dirname(importer), specifier).replace(/\.js$/, '.ts');
      if (!seen.has(imported)) open.push(imported);
      seen.add(imported);
      const path = relative(dirname(target), placeOf(imported, into));
      return path.startsWith('.') ? path : `./${path}`;
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, placed);
  }
  return packages;
}

/** Its own files stand in `src`, those of a lib in `src/libs/<lib>`. */
function placeOf(source: string, into: string): string {
  const path = source.startsWith(HOME)
    ? relative(HOME, source)
    : join('src', relative('.', source));
  return join(into, path.replace(/\.ts$/, '.js'));
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
