import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';

const HOME = resolve('sdk/borough-connector');
/** As the compiler writes them. */
const IMPORTED = /(?<=\b(?:from|import) ")[^"]+(?=";)/g;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Installs the connector into an empty project as a borough would have it: compiled, with its own dependencies and those alone.
 *
 * @returns the packages that its code imports
 */
export function installConnector(project: string): Set<string> {
  const manifest = readManifest(HOME);
  const into = join(project, 'node_modules', manifest.name);
  const packages = compile(into);
  cpSync(join(HOME, 'package.json'), join(into, 'package.json'));
  for (const name of Object.keys(manifest.dependencies ?? {})) install(name, project);
  return packages;
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

function install(name: string, project: string): void {
  const from = resolve('node_modules', name);
  cpSync(from, join(project, 'node_modules', name), { recursive: true });
  for (const needed of Object.keys(readManifest(from).dependencies ?? {})) install(needed, project);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
