import type { EntityManager } from 'typeorm';
import type { NamedPerson } from '@hub/contracts/identity';
import { instantSql } from '@hub/persistence';
import type { PeopleQuery, PeopleStore, Person } from '../../application/ports.js';

/** What is not registered is absent. */
const PEOPLE = `SELECT jsonb_strip_nulls(jsonb_build_object('id', p.id, 'authority', p.authority,
    'contact', p.contact, 'roles', p.roles, 'verified', p.verified, 'managerId', p.manager_id,
    'checkedUntil', p.checked_until, 'trainedUntil', p.trained_until,
    'held', CASE WHEN p.held THEN true END,
    'signInsFrom', ${instantSql('p.sign_ins_from')},
    'several', CASE WHEN p.account_id IS NOT NULL OR EXISTS
      (SELECT FROM person o WHERE o.account_id = p.id AND o.ended_at IS NULL) THEN true END,
    'ended', CASE WHEN p.ended_at IS NOT NULL THEN true END,
    'organisation', CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name,
      'sector', o.sector, 'authority', o.authority, 'urn', o.urn, 'ods', o.ods) END)) AS person
  FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id`;

/** $5: who is lead CAF contact now, where the authority's entry says it. As `rolesNow` has it. */
const IS_LEAD = `coalesce(p.id = ANY($5::uuid[]), 'lead_caf_contact' = ANY(p.roles))`;

interface Row {
  readonly person: Person;
}

export class SqlPeopleStore implements PeopleStore {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<Person | undefined> {
    const [person] = await this.findAll([id]);
    return person;
  }

  async findAll(ids: readonly string[]): Promise<Person[]> {
    const rows = await this.manager.query<Row[]>(`${PEOPLE} WHERE p.id = ANY($1)`, [ids]);
    return rows.map(({ person }) => person);
  }

  async list({ authority, q, role, organisation, after, limit }: PeopleQuery): Promise<Person[]> {
    const rows = await this.manager.query<Row[]>(
      `${PEOPLE}
       WHERE p.authority = $1 AND p.ended_at IS NULL
         AND ($2::text IS NULL OR ' ' || lower(p.contact->>'name') LIKE '% ' || $2 || '%')
         AND ($3::uuid IS NULL OR p.organisation_id = $3)
         AND ($4::text IS NULL OR CASE $4
           WHEN 'lead_caf_contact' THEN ${IS_LEAD}
           WHEN 'practitioner' THEN 'practitioner' = ANY(p.roles)
             OR (NOT ${IS_LEAD} AND p.roles <@ ARRAY['lead_caf_contact'])
           ELSE $4 = ANY(p.roles) END)
         AND ($6::uuid IS NULL OR (lower(p.contact->>'name'), p.id) >
           (SELECT lower(l.contact->>'name'), l.id FROM person l WHERE l.id = $6))
       ORDER BY lower(p.contact->>'name'), p.id LIMIT $7`,
      [
        authority,
        q === undefined ? null : literally(q.toLowerCase()),
        organisation ?? null,
        role?.name ?? null,
        role?.leads === undefined ? null : [...role.leads],
        after ?? null,
        limit,
      ],
    );
    return rows.map(({ person }) => person);
  }

  async named(ids: readonly string[]): Promise<NamedPerson[]> {
    const rows = await this.manager.query<{ person: NamedPerson }[]>(
      `SELECT jsonb_strip_nulls(jsonb_build_object('id', p.id, 'authority', p.authority,
         'contact', p.contact, 'employer', o.name,
         'left', CASE WHEN p.ended_at IS NOT NULL THEN true END)) AS person
       FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.id = ANY($1)`,
      [ids],
    );
    return rows.map(({ person }) => person);
  }

  async reports(managerId: string, limit: number): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      'SELECT id FROM person WHERE manager_id = $1 AND ended_at IS NULL LIMIT $2',
      [managerId, limit],
    );
    return rows.map(({ id }) => id);
  }
}

/** What stands for other characters in a pattern stands for itself. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
