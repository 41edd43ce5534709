import { v7 as uuidv7 } from 'uuid';
import { clientCredentials } from '@hub/borough-connector';
import { AUTHORITY_CODES, authorityName, type RequestDefinition, type Role } from '@hub/contracts';
import { ACCESS_RULES } from '@hub/contracts/access';
import { allMessages } from '@hub/internal-messages';
import type { Stage } from './stage.js';

const ROLES: readonly Role[] = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'data_protection_officer',
];

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANTS = /\d{4}-\d\d-\d\dT[0-9:.]+Z/g;

/** What stands in an address beside ids, for each route that needs it. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'join_request.list.v1': ['?as=asker', '?as=answerer'],
  'consent.decide.v1': ['?recipient=E09000001&purpose=support&scope=existence'],
};

export interface Sight {
  /** Who read it where, or the fact that came. */
  readonly where: string;
  readonly text: string;
}

/** Ids by the name of the field in which they stand. */
export type Ids = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Everything that reaches an authority: each route that is read, by each kind of person and by its
 * case system, with each id; and each fact. A new route or fact enters by itself.
 */
export class Reach {
  constructor(
    private readonly stage: Stage,
    private readonly authority: string,
    /** Without its case system, which is none of its people. */
    private readonly of: { readonly peopleAlone?: true } = {},
  ) {}

  /** Facts that its case system has had. */
  async facts(): Promise<(Sight & { readonly id: string })[]> {
    const had = await this.stage.journal.find({ authority: this.stage.code(this.authority) });
    return had.map(({ message }) => ({
      id: message.id,
      where: message.type,
      text: JSON.stringify(message),
    }));
  }

  async reads(ids: Ids): Promise<Sight[]> {
    const seen: Sight[] = [];
    for (const [who, headers] of await this.readers())
      for (const path of readable().flatMap((route) => addresses(route, ids))) {
        const reply = await fetch(`${this.stage.url}${path}`, { headers });
        if (reply.ok) seen.push({ where: `${who} ${path}`, text: await reply.text() });
        else await reply.body?.cancel();
      }
    return seen;
  }

  /** Where an episode that is there is answered otherwise than one that is not. */
  async tellsApart(episodes: ReadonlySet<string>): Promise<string[]> {
    const apart: string[] = [];
    for (const [who, headers] of await this.readers())
      for (const id of episodes)
        for (const route of readable().filter(({ http }) => http?.path.includes('{episodeId}'))) {
          const [there, missing] = await Promise.all(
            [id, uuidv7()].map((one) => this.answer(route, one, headers)),
          );
          if (there !== missing) apart.push(`${who} ${route.type}: ${String(there)}`);
        }
    return apart;
  }

  /** Status and body, without the ids that an answer repeats. */
  private async answer(
    route: RequestDefinition,
    episodeId: string,
    headers: Record<string, string>,
  ): Promise<string> {
    const [path = ''] = addresses(route, new Map([['episodeId', new Set([episodeId])]]));
    const reply = await fetch(`${this.stage.url}${path}`, { headers });
    const text = (await reply.text()).replaceAll(UUIDS, 'id').replaceAll(INSTANTS, 'then');
    return `${String(reply.status)} ${text}`;
  }

  private async readers(): Promise<[string, Record<string, string>][]> {
    const { stage, authority } = this;
    const people = ROLES.map((role) => [role, stage.members.token(stage.person(authority, role))]);
    const system = clientCredentials(stage.url, stage.authority(authority).client);
    const systems = this.of.peopleAlone ? [] : [['case system', system]];
    const all = [...people, ...systems] as [string, () => Promise<string>][];
    const readers: [string, Record<string, string>][] = [];
    for (const [who, token] of all)
      readers.push([who, { authorization: `Bearer ${await token()}` }]);
    return readers;
  }
}

/** Ids of all that was said of these, and of what is named beside them. */
export async function idsAbout(stage: Stage, known: readonly string[]): Promise<Ids> {
  const all = (await stage.journal.find({})).map(({ message }) => message);
  const ids = new Map<string, Set<string>>();
  const about = new Set(known);
  for (let before = -1; before !== about.size;) {
    before = about.size;
    for (const { subject = '', data } of all) {
      const fields = Object.entries(data).filter(([, value]) => typeof value === 'string');
      const own = fields.filter(([name]) => name.endsWith('Id'));
      if (!about.has(subject) && !own.some(([, value]) => about.has(value as string))) continue;
      about.add(subject);
      for (const [name, value] of own) {
        ids.set(name, (ids.get(name) ?? new Set()).add(value as string));
        if (name !== 'personId' && !name.endsWith('PersonId')) about.add(value as string);
      }
    }
  }
  return ids;
}

/** What names an authority, where not all of them are named. */
export function naming(stage: Stage, authority: string, seen: readonly Sight[]): string[] {
  const code = stage.code(authority);
  const people = stage.authority(authority).people.map(({ id }) => id);
  return seen
    .filter(({ text }) => [code, authority, ...people].some((needle) => text.includes(needle)))
    .filter(
      ({ text }) =>
        !AUTHORITY_CODES.every((one) => text.includes(one) || text.includes(authorityName(one))),
    )
    .map(({ where }) => where);
}

function readable(): RequestDefinition[] {
  return allMessages().filter(
    (message): message is RequestDefinition =>
      message.kind !== 'event' &&
      message.http?.method === 'GET' &&
      ACCESS_RULES[message.type]?.relation !== 'operations',
  );
}

/** The addresses of a route, with each id that may stand in it. */
function addresses({ type, http }: RequestDefinition, ids: Ids): string[] {
  let paths = [http?.path ?? ''];
  for (const [part, name = ''] of (http?.path ?? '').matchAll(/\{(\w+)\}/g))
    paths = paths.flatMap((path) => [...(ids.get(name) ?? [])].map((id) => path.replace(part, id)));
  return paths.flatMap((path) => (QUERIES[type] ?? ['']).map((query) => `${path}${query}`));
}
