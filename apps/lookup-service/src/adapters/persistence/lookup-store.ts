import { type EntityManager, IsNull, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { StartLookupPayload } from '@hub/contracts/lookup';
import type { Place } from '@hub/use-case';
import { readRow } from '@hub/persistence';
import type { Sealer } from '@hub/security';
import type {
  Finding,
  HeldRecord,
  LookupOverLimit,
  LookupPageQuery,
  LookupSide,
  LookupStore,
} from '../../application/lookups/lookup-ports.js';
import type {
  HiddenWait,
  Lookup,
  LookupAsked,
  WaitingLookup,
} from '../../domain/lookups/lookup.js';
import type { LookupLimits, LookupUse } from '../../domain/lookups/lookup-limits.js';
import { contentOf, type LookupContent, type PageOf080, readContent } from './lookup-content.js';
import { IN_STATUS } from './lookup-status.js';
import { type LookupRow, lookupTable, refusedLookupTable } from './tables.js';

const NOTHING_UNNAMED: HiddenWait = { questions: [] };

export class TypeormLookupStore implements LookupStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add(lookup: Lookup): Promise<void> {
    const { id, authority, personId, detailsHash, askedAt } = lookup;
    await this.manager.insert(lookupTable, {
      id,
      authority,
      personId: personId ?? null,
      detailsHash,
      askedAt: new Date(askedAt),
      decidedBy: null,
      unreadSince: null,
      ...this.changing(lookup),
    });
  }

  async find(id: string): Promise<Lookup | undefined> {
    const row = await this.manager.findOneBy(lookupTable, { id });
    return row ? this.read(row) : undefined;
  }

  async lock(id: string): Promise<Lookup | undefined> {
    const row = await this.manager.findOne(lookupTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? this.read(row) : undefined;
  }

  async save(lookup: Lookup, decidedBy?: string): Promise<void> {
    const decision = decidedBy === undefined ? {} : { decidedBy };
    await this.manager.update(
      lookupTable,
      { id: lookup.id },
      { ...this.changing(lookup), ...decision },
    );
  }

  async noteAnswered(id: string, at: string): Promise<void> {
    await this.manager.update(
      lookupTable,
      { id, unreadSince: IsNull() },
      { unreadSince: new Date(at) },
    );
  }

  async noteRead(id: string): Promise<void> {
    await this.manager.update(lookupTable, { id }, { unreadSince: null });
  }

  async waiting(authority: string, at: string, limit: number): Promise<WaitingLookup[]> {
    const where = { authority, confirmBy: MoreThan(new Date(at)) };
    const rows = await this.manager.find(lookupTable, {
      where,
      order: { askedAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map((row) => this.read(row)).filter((lookup) => lookup.state === 'waiting');
  }

  async list(
    { authority, personId, orNamed = false }: LookupSide,
    { status, since, now, limit, after }: LookupPageQuery,
  ): Promise<Lookup[]> {
    const query = this.manager
      .createQueryBuilder(lookupTable, 'lookup')
      .where('lookup.authority = :authority', { authority })
      .orderBy('lookup.askedAt', 'DESC')
      .addOrderBy('lookup.id', 'DESC')
      .take(limit);
    const named = orNamed ? ' OR lookup.colleagueId = :personId' : '';
    if (personId !== undefined)
      query.andWhere(`(lookup.personId = :personId${named})`, { personId });
    if (status) query.andWhere(IN_STATUS[status], { now });
    if (since !== undefined) query.andWhere('lookup.askedAt >= :since', { since });
    if (after) query.andWhere('(lookup.askedAt, lookup.id) < (:at::timestamptz, :id)', after);
    return (await query.getMany()).map((row) => this.read(row));
  }

  count({ authority, personId }: LookupSide, since: string): Promise<number> {
    const askedAt = MoreThanOrEqual(new Date(since));
    const of = personId === undefined ? { authority } : { authority, personId };
    return this.manager.countBy(lookupTable, { ...of, askedAt });
  }

  async noteStates(limit: number): Promise<number> {
    const rows = await this.manager.find(lookupTable, {
      where: { state: IsNull() },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    for (const row of rows)
      await this.manager.update(lookupTable, { id: row.id }, { state: this.read(row).state });
    return rows.length;
  }

  async use(
    {
      authority,
      personId,
      detailsHash,
    }: Pick<LookupAsked, 'authority' | 'personId' | 'detailsHash'>,
    at: string,
    limits: LookupLimits,
  ): Promise<LookupUse> {
    const person = personId ?? null;
    if (person !== null)
      await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [person]);
    // The lookup that is as many back as a limit allows; 0 is no limit.
    const nth = (whose: string, hours: number, limit: string): string =>
      `CASE WHEN ${limit}::integer > 0 THEN (SELECT asked_at FROM lookup WHERE ${whose} AND asked_at > $4::timestamptz - interval '${String(hours)} hours'
         ORDER BY asked_at DESC OFFSET greatest(${limit}::integer - 1, 0) LIMIT 1) END`;
    const [row] = await this.manager.query<
      Record<'personAndHour' | 'personAndDay' | 'authorityAndDay', Date | null>[] &
        { others: number }[]
    >(
      `SELECT ${nth('person_id = $1::uuid', 1, '$5')} AS "personAndHour",
         ${nth('person_id = $1::uuid', 24, '$6')} AS "personAndDay",
         ${nth('authority = $2', 24, '$7')} AS "authorityAndDay",
         (SELECT count(DISTINCT authority)::integer FROM lookup
          WHERE details_hash = $3 AND asked_at > $4::timestamptz - interval '24 hours'
            AND authority <> $2) AS others`,
      [
        person,
        authority,
        detailsHash,
        at,
        limits.personAndHour,
        limits.personAndDay,
        limits.authorityAndDay,
      ],
    );
    const reached = (['personAndHour', 'personAndDay', 'authorityAndDay'] as const).flatMap(
      (limit) => {
        const oldest = row?.[limit];
        return oldest ? [[limit, oldest.toISOString()] as const] : [];
      },
    );
    return { ...Object.fromEntries(reached), others: row?.others ?? 0 };
  }

  async addRefused({
    id,
    authority,
    personId,
    detailsHash,
    askedAt,
  }: LookupOverLimit): Promise<void> {
    await this.manager.insert(refusedLookupTable, {
      id,
      authority,
      personId: personId ?? null,
      detailsHash,
      askedAt: new Date(askedAt),
    });
  }

  async addFindings(
    lookupId: string,
    found: readonly HeldRecord[],
    message: string,
  ): Promise<void> {
    if (found.length === 0) return;
    await this.manager.query(
      `INSERT INTO lookup_finding (authority, reference, lookup_id, message)
       SELECT authority, reference, $3, $4
         FROM unnest($1::text[], $2::text[]) AS given(authority, reference) ON CONFLICT DO NOTHING`,
      [
        found.map(({ authority }) => authority),
        found.map(({ reference }) => reference),
        lookupId,
        message,
      ],
    );
  }

  async askedBefore(before: string, limit: number, after?: Place): Promise<Place[]> {
    const rows = await this.manager.query<{ id: string; asked_at: Date }[]>(
      `SELECT id, asked_at FROM lookup WHERE asked_at < $1
         AND ($3::timestamptz IS NULL OR (asked_at, id) > ($3::timestamptz, $4::uuid))
       ORDER BY asked_at, id LIMIT $2`,
      [before, limit, after?.at ?? null, after?.id ?? null],
    );
    return rows.map(({ id, asked_at: askedAt }) => ({ at: askedAt.toISOString(), id }));
  }

  async forget(ids: readonly string[]): Promise<number> {
    const gone = (table: string): string =>
      `${table}_gone AS (DELETE FROM ${table} WHERE lookup_id = ANY($1::uuid[]))`;
    const [row] = await this.manager.query<{ count: number }[]>(
      `WITH ${['lookup_question', 'lookup_review', 'lookup_enquiry'].map(gone).join(', ')},
       lookup_gone AS (DELETE FROM lookup WHERE id = ANY($1::uuid[]) RETURNING id)
       SELECT count(*)::integer AS count FROM lookup_gone`,
      [ids],
    );
    return row?.count ?? 0;
  }

  async forgetRefused(before: string): Promise<void> {
    await this.manager.delete(refusedLookupTable, { askedAt: LessThan(new Date(before)) });
  }

  async thatFound({ authority, reference }: HeldRecord): Promise<Finding[]> {
    const rows = await this.manager.query<{ lookup_id: string; message: string }[]>(
      `SELECT lookup_id, message FROM lookup_finding JOIN lookup ON lookup.id = lookup_id
         WHERE lookup_finding.authority = $1 AND reference = $2 ORDER BY asked_at, lookup_id`,
      [authority, reference],
    );
    const findings: Finding[] = [];
    for (const { lookup_id: id, message } of rows) {
      const lookup = await this.find(id);
      if (lookup) findings.push({ lookup, message });
    }
    return findings;
  }

  private changing(
    lookup: Lookup,
  ): Pick<LookupRow, 'answer' | 'unnamed' | 'question' | 'confirmBy' | 'state' | 'colleagueId'> {
    const { id, state } = lookup;
    return {
      state,
      colleagueId: lookup.colleagueId ?? null,
      answer: this.sealer.seal(JSON.stringify(contentOf(lookup)), `lookup ${id}`),
      unnamed: state === 'answered' ? lookup.unnamed : NOTHING_UNNAMED,
      question:
        state === 'waiting'
          ? this.sealer.seal(JSON.stringify({ child: lookup.child }), `question ${id}`)
          : null,
      confirmBy: state === 'waiting' ? new Date(lookup.confirmBy) : null,
    };
  }

  private read(row: LookupRow): Lookup {
    const {
      answer,
      question,
      confirmBy,
      unnamed,
      decidedBy: _decided,
      state: _state,
      colleagueId: _colleague,
      ...columns
    } = row;
    const asked = readRow(columns);
    const { id } = asked;
    const content = readContent(this.open(answer, `lookup ${id}`) as LookupContent | PageOf080);
    if (content.state === 'answered') return { ...asked, ...content, unnamed };
    if (content.state !== 'waiting') return { ...asked, ...content };
    if (!question || !confirmBy) throw new Error(`The lookup ${id} waits without its question`);
    const { child } = this.open(question, `question ${id}`) as Pick<StartLookupPayload, 'child'>;
    return { ...asked, ...content, child, confirmBy: confirmBy.toISOString() };
  }

  private open(sealed: Buffer, label: string): unknown {
    return JSON.parse(this.sealer.open(sealed, label).toString('utf8'));
  }
}
