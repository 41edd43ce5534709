import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import { Random } from '@hub/seeded-random';
import { SERVICE_KINDS, SIMULATED_NEEDS } from './service-kinds.js';
import { GIVEN, STREETS, DAYS, PROTOCOLS } from './service-words.js';

/** A service of Open Referral UK, made up. */
export interface GeneratedService {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly last_modified: string;
  readonly [field: string]: unknown;
}

interface Outcode {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
}

const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';
const YEAR_MS = 365 * 24 * 60 * 60_000;
/** Fixed, so that a seed gives the same services on every day. */
const MADE_AT = Date.parse('2026-11-01T00:00:00Z');

/**
 * Services of the 33 authorities as their directories might list them: spread over the boroughs'
 * own postcode districts, at one to six places each, about half of them saying all that a
 * practitioner asks and the rest leaving things out.
 *
 * @param count in all; each authority gets its share
 * @param seed the same seed gives the same services
 * @param outcodesFile UK outward codes with their centroids
 * @returns GSS code → services
 */
export function generateServices(
  count: number,
  seed: number,
  outcodesFile: string,
): Map<string, GeneratedService[]> {
  const outcodes = outcodesByAuthority(outcodesFile);
  const share = Math.floor(count / AUTHORITY_CODES.length);
  const more = count % AUTHORITY_CODES.length;
  return new Map(
    AUTHORITY_CODES.map((authority, place) => {
      const random = new Random(seed * 1_000 + place);
      const own = Array.from({ length: share + (place < more ? 1 : 0) }, (_, number) =>
        new ServiceMaker(authority, random, outcodes.get(authority) ?? [], number).make(),
      );
      return [authority, own] as const;
    }),
  );
}

class ServiceMaker {
  private ids = 0;

  constructor(
    private readonly authority: string,
    private readonly random: Random,
    private readonly outcodes: readonly Outcode[],
    private readonly number: number,
  ) {}

  make(): GeneratedService {
    const { random } = this;
    const need = random.pick(SIMULATED_NEEDS);
    const kind = SERVICE_KINDS[need];
    const borough = authorityName(this.authority);
    const minimum = random.pick([0, 0, 4, 5, 8, 11, 13, 16]);
    const noun = random.pick(kind.nouns);
    const provider = `${random.pick(GIVEN)} ${random.pick(['Trust', 'Partnership', 'Centre', 'Project', 'Network'])}`;
    return {
      id: this.id(),
      name: `${provider} ${noun} ${borough}${random.next() < 0.2 ? '' : ` ${String(this.number + 1)}`}`,
      description: `${kind.about} Run by ${provider} for families in and around ${borough}.`,
      ...this.maybe(0.8, () => ({
        url: `https://services.example/${this.authority}/${String(this.number)}`,
      })),
      ...this.maybe(0.7, () => ({ email: `hello-${String(this.number)}@services.example` })),
      status:
        random.next() < 0.97
          ? 'active'
          : random.pick(['inactive', 'defunct', 'temporarily closed']),
      ...this.maybe(0.8, () => ({
        minimum_age: minimum,
        maximum_age: Math.min(25, minimum + random.between(3, 14)),
      })),
      ...this.maybe(0.5, () => ({ assured_date: '2026-06-01' })),
      last_modified: new Date(MADE_AT - Math.floor(random.next() * 2 * YEAR_MS)).toISOString(),
      organization: {
        id: this.id(),
        name: provider,
        description: `${provider} works with families in ${borough}.`,
      },
      ...this.maybe(0.75, () => ({ schedules: this.schedules() })),
      service_at_locations: Array.from({ length: random.pick([1, 1, 2, 3, 4, 5, 5]) }, () =>
        this.place(),
      ),
      contacts: [{ id: this.id(), name: 'Front desk', title: 'Reception' }],
      attributes: this.attributes(need, kind.foreign),
    };
  }

  private schedules(): object[] {
    const days = this.random.shuffled(DAYS).slice(0, this.random.between(1, 5));
    return [
      {
        id: this.id(),
        freq: 'WEEKLY',
        interval: 1,
        byday: DAYS.filter((day) => days.includes(day)).join(','),
        opens_at: '09:30',
        closes_at: this.random.pick(['16:00', '17:30', '20:00']),
      },
    ];
  }

  private place(): object {
    const { random } = this;
    const district = random.pick(this.outcodes);
    const postcode = `${district.code} ${String(random.between(1, 9))}${random.pick([...INWARD])}${random.pick([...INWARD])}`;
    const near = (middle: number): number =>
      Math.round((middle + (random.next() - 0.5) * 0.02) * 1e6) / 1e6;
    return {
      id: this.id(),
      location: {
        id: this.id(),
        location_type: 'physical',
        name: `${random.pick(GIVEN)} House`,
        ...this.maybe(0.9, () => ({
          latitude: near(district.latitude),
          longitude: near(district.longitude),
        })),
        addresses: [
          {
            id: this.id(),
            address_1: `${String(random.between(1, 200))} ${random.pick(STREETS)}`,
            city: 'London',
            state_province: 'Greater London',
            postal_code: postcode,
            country: 'GB',
            address_type: 'physical',
          },
        ],
      },
    };
  }

  private attributes(need: string, foreign: string): object[] {
    const own = this.random.next() < 0.6;
    const needTerm = own
      ? { id: this.id(), name: need, description: need, taxonomy: 'pan-london-needs', term: need }
      : {
          id: this.named(foreign),
          name: foreign,
          description: foreign,
          taxonomy: 'local',
          taxonomy_id: this.named('local'),
        };
    return [
      { id: this.id(), link_type: 'need', taxonomy_term: needTerm },
      ...this.rules().map((rule) => ({
        id: this.id(),
        link_type: 'eligibility',
        taxonomy_term: {
          id: this.named(rule),
          name: rule,
          description: rule,
          taxonomy: 'pan-london-eligibility',
          term: rule,
        },
      })),
    ];
  }

  private rules(): string[] {
    const { random, authority } = this;
    const dice = random.next();
    if (dice < 0.25) return ['universal'];
    if (dice < 0.55) return [`residents:${authority}`];
    if (dice < 0.65)
      return [`pupils:${authority}`, ...(random.next() < 0.5 ? [`residents:${authority}`] : [])];
    if (dice < 0.75) return [`gp_patients:${authority}`];
    if (dice < 0.85) return [`protocol:${random.pick(PROTOCOLS)}`];
    return [];
  }

  private maybe(probability: number, make: () => object): object {
    return this.random.next() < probability ? make() : {};
  }

  private id(): string {
    return this.named(`${this.authority} ${String(this.number)} ${String((this.ids += 1))}`);
  }

  /** A UUID of version 8 (RFC 9562). */
  private named(name: string): string {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

/**
 * Districts by the borough whose name stands in the list as their town; others get those next to
 * them by code.
 */
function outcodesByAuthority(file: string): Map<string, Outcode[]> {
  const rows: {
    postcode: string;
    latitude: string;
    longitude: string;
    town: string;
    region: string;
  }[] = parse(readFileSync(file, 'utf8'), { columns: true });
  const london = rows.filter(({ region }) => region === 'Greater London');
  const outcode = ({ postcode, latitude, longitude }: (typeof rows)[number]): Outcode => ({
    code: postcode,
    latitude: Number(latitude),
    longitude: Number(longitude),
  });
  return new Map(
    AUTHORITY_CODES.map((code, place) => {
      const own = london.filter(({ town }) => town === authorityName(code));
      const spare = [0, 1, 2, 3].flatMap(
        (step) => london[(place * 5 + step) % london.length] ?? [],
      );
      return [code, (own.length > 0 ? own : spare).map(outcode)];
    }),
  );
}
