import type { EntityManager } from 'typeorm';
import type { AuthorityEntry, NamedInEntry, RegisterStore } from '../../application/ports.js';
import type { Absence } from '../../domain/contacts/on-duty.js';

const COLUMNS = `entry_id AS id, code, lead_caf_contact_id AS "leadId", deputy_ids AS "deputyIds", teams, systems,
  to_char(confirmed_on, 'YYYY-MM-DD') AS "confirmedOn", to_char(asked_on, 'YYYY-MM-DD') AS "askedOn", version`;

type Row = Omit<AuthorityEntry, 'askedOn'> & { readonly askedOn: string | null };

export class SqlRegisterStore implements RegisterStore {
  constructor(private readonly manager: EntityManager) {}

  all(): Promise<AuthorityEntry[]> {
    return this.entries('ORDER BY code');
  }

  async find(code: string): Promise<AuthorityEntry | undefined> {
    return (await this.entries('WHERE code = $1', [code]))[0];
  }

  async lock(code: string): Promise<AuthorityEntry | undefined> {
    return (await this.entries('WHERE code = $1 FOR UPDATE', [code]))[0];
  }

  unconfirmed(confirmedBefore: string, askedBefore: string): Promise<AuthorityEntry[]> {
    return this.entries(
      'WHERE confirmed_on <= $1 AND (asked_on IS NULL OR asked_on <= $2) ORDER BY code FOR UPDATE',
      [confirmedBefore, askedBefore],
    );
  }

  async save({
    id,
    leadId,
    deputyIds,
    teams,
    systems,
    confirmedOn,
    askedOn,
    version,
  }: AuthorityEntry): Promise<void> {
    await this.manager.query(
      `UPDATE authority SET lead_caf_contact_id = $2, deputy_ids = $3, teams = $4, systems = $5,
         confirmed_on = $6, asked_on = $7, version = $8 WHERE entry_id = $1`,
      [
        id,
        leadId,
        deputyIds,
        JSON.stringify(teams),
        JSON.stringify(systems),
        confirmedOn,
        askedOn ?? null,
        version,
      ],
    );
  }

  async contacts(personIds: readonly string[]): Promise<Map<string, NamedInEntry>> {
    const rows = await this.manager.query<({ id: string } & NamedInEntry)[]>(
      'SELECT id, authority, contact, verified FROM person WHERE id = ANY($1) AND ended_at IS NULL',
      [personIds],
    );
    return new Map(rows.map(({ id, ...rest }) => [id, rest]));
  }

  async absences(now: string, authority?: string): Promise<Absence[]> {
    const rows = await this.manager.query<{ personId: string; from: Date; until: Date }[]>(
      `SELECT person_id AS "personId", from_at AS "from", until_at AS "until" FROM absence
         WHERE until_at > $1 AND ($2::text IS NULL OR authority = $2) ORDER BY person_id, from_at`,
      [now, authority ?? null],
    );
    return rows.map(({ personId, from, until }) => ({
      personId,
      from: from.toISOString(),
      until: until.toISOString(),
    }));
  }

  async saveAbsences(
    personId: string,
    authority: string,
    absences: readonly Absence[],
  ): Promise<void> {
    await this.manager.query('DELETE FROM absence WHERE person_id = $1', [personId]);
    await this.manager.query(
      `INSERT INTO absence (person_id, authority, from_at, until_at) SELECT $1, $2, *
         FROM unnest($3::timestamptz[], $4::timestamptz[])`,
      [personId, authority, absences.map(({ from }) => from), absences.map(({ until }) => until)],
    );
  }

  private async entries(where: string, values: unknown[] = []): Promise<AuthorityEntry[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM authority ${where}`,
      values,
    );
    return rows.map(({ askedOn, ...entry }) => ({
      ...entry,
      ...(askedOn === null ? {} : { askedOn }),
    }));
  }
}
