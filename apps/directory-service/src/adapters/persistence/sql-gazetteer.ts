import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { EntityManager } from 'typeorm';
import type { Gazetteer } from '../../application/ports.js';
import type { Position } from '../../domain/services/position.js';

const KEEP_MS = 60_000;
const MOST_KEPT = 100_000;

/** Where postcodes are: those an operator loaded, and the middles of all outward codes. */
export class SqlGazetteer implements Gazetteer {
  private readonly outcodes: ReadonlyMap<string, Position>;
  private kept = new Map<string, Position | undefined>();
  private keptSince = 0;

  /**
   * @param outcodesFile CSV with `postcode`, `latitude` and `longitude` of outward codes
   * @param keepMs for how long an answer of the database holds: the same postcodes are asked for
   * again and again
   */
  constructor(
    private readonly manager: EntityManager,
    outcodesFile: string,
    private readonly keepMs = KEEP_MS,
  ) {
    const rows: { postcode: string; latitude: string; longitude: string }[] = parse(
      readFileSync(outcodesFile, 'utf8'),
      { columns: true },
    );
    this.outcodes = new Map(
      rows.map(({ postcode, latitude, longitude }) => [
        postcode,
        { latitude: Number(latitude), longitude: Number(longitude), exactness: 'outward_code' },
      ]),
    );
  }

  async locate(postcodes: readonly string[]): Promise<Map<string, Position>> {
    const codes = new Map(
      postcodes.map((postcode) => [postcode, postcode.replaceAll(/\s/g, '').toUpperCase()]),
    );
    const known = await this.known([...new Set(codes.values())].filter((code) => code.length > 4));
    return new Map(
      [...codes].flatMap(([postcode, code]) => {
        const position = known.get(code) ?? this.outward(code);
        return position ? [[postcode, position] as const] : [];
      }),
    );
  }

  private async known(codes: readonly string[]): Promise<Map<string, Position | undefined>> {
    const now = performance.now();
    if (now - this.keptSince >= this.keepMs || this.kept.size > MOST_KEPT) {
      this.kept = new Map();
      this.keptSince = now;
    }
    const { kept } = this;
    const fresh = codes.filter((code) => !kept.has(code));
    const loaded = await this.loaded(fresh);
    for (const code of fresh) kept.set(code, loaded.get(code));
    return new Map(codes.map((code) => [code, kept.get(code)]));
  }

  private async loaded(codes: readonly string[]): Promise<Map<string, Position>> {
    if (codes.length === 0) return new Map();
    const rows = await this.manager.query<
      { code: string; latitude: number; longitude: number; authority: string | null }[]
    >('SELECT code, latitude, longitude, authority FROM postcode WHERE code = ANY($1)', [codes]);
    return new Map(
      rows.map(({ code, latitude, longitude, authority }) => [
        code,
        {
          latitude,
          longitude,
          exactness: 'postcode',
          ...(authority === null ? {} : { authority }),
        },
      ]),
    );
  }

  /**
   * Central London has districts such as SW1A, of which the list knows some by themselves and
   * others as SW1.
   */
  private outward(code: string): Position | undefined {
    const outward = /\d[A-Z]{2}$/.test(code) && code.length > 4 ? code.slice(0, -3) : code;
    return this.outcodes.get(outward) ?? this.outcodes.get(outward.replace(/(?<=\d)[A-Z]$/, ''));
  }
}
