import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

const A_YEAR = 'public, max-age=31536000, immutable';
const A_MINUTE = 'public, max-age=60';
const SCRIPT = 'text/javascript; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': SCRIPT,
  '.mjs': SCRIPT,
  '.svg': 'image/svg+xml',
};

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly small: Buffer;
}

/**
 * Styles and scripts, read and compressed once. An address holds a digest of all of them, so a
 * browser keeps them for as long as nothing changes.
 */
export class Assets {
  readonly base: string;
  private readonly files: ReadonlyMap<string, Asset>;

  constructor(folder: string) {
    const names = readdirSync(folder).sort();
    const read = names.map((name) => [name, readFileSync(join(folder, name))] as const);
    const digest = createHash('sha256');
    for (const [, content] of read) digest.update(content);
    this.base = `/assets/${digest.digest('hex').slice(0, 12)}`;
    this.files = new Map(
      read.map(([name, plain]) => [
        `${this.base}/${name}`,
        { type: typeOf(name), plain, small: gzipSync(plain, { level: 9 }) },
      ]),
    );
  }

  readonly serve: RequestHandler = ({ path, headers }, reply, next) => {
    const kept = this.files.get(path);
    // The sign-in page is not ours and knows no digest.
    const asset = kept ?? this.files.get(path.replace(/^\/assets\//, `${this.base}/`));
    if (!asset) {
      next();
      return;
    }
    const small = /\bgzip\b/.test(headers['accept-encoding'] ?? 'none');
    reply.set({
      'Content-Type': asset.type,
      'Cache-Control': kept ? A_YEAR : A_MINUTE,
      Vary: 'Accept-Encoding',
    });
    if (small) reply.set('Content-Encoding', 'gzip');
    reply.send(small ? asset.small : asset.plain);
  };
}

function typeOf(name: string): string {
  const type = TYPES[extname(name)];
  if (type === undefined) throw new Error(`${name} is no asset: its type is not known`);
  return type;
}
