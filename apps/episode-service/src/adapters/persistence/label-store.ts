import type { EntityManager } from 'typeorm';
import type { ChildLabel } from '@hub/contracts/labels';
import type { Sealer } from '@hub/security';
import type { AlikeFor, LabelStore } from '../../application/labels/label-ports.js';
import { type AlikeCase, type KnownChild, sameName } from '../../domain/labels/child-label.js';
import { openText, SEALED_BY, sealTextsAnew, versionsBefore } from './sealed-text.js';

interface KnownRow {
  readonly episode_id: string;
  readonly label: Buffer | null;
  readonly reference: Buffer | null;
}
interface AlikeRow {
  readonly episode_id: string;
  readonly other: string;
  readonly same_name: boolean;
  readonly same_household: boolean;
}

/** More cases than that nobody tells apart by a word in a list. */
const MOST_ALIKE = 500;
/** Running cases of the authority that looks, and of one of its people where one is named. */
const SOUGHT = `JOIN episode e ON e.id = o.episode_id AND e.state NOT IN ('closed', 'voided', 'folded')
  JOIN counterpart c ON c.episode_id = o.episode_id AND c.authority = $2
  WHERE l.episode_id = ANY($1::uuid[]) AND ($3::uuid IS NULL
    OR EXISTS (SELECT FROM lead_term t WHERE t.episode_id = o.episode_id AND t.ended_at IS NULL AND t.person_id = $3)
    OR EXISTS (SELECT FROM team_member m WHERE m.episode_id = o.episode_id AND m.person_id = $3))`;

export class SqlLabelStore implements LabelStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async keep(episodeId: string, authority: string, label: ChildLabel): Promise<void> {
    await this.manager.query(
      `INSERT INTO child_label (episode_id, envelope, name_token, household_token) VALUES ($1, $2, $3, $4)
       ON CONFLICT (episode_id) DO UPDATE SET envelope = excluded.envelope,
         name_token = excluded.name_token, household_token = excluded.household_token`,
      [
        episodeId,
        this.sealer.seal(JSON.stringify(label), labelOf(episodeId)),
        this.sealer.fingerprint(`name ${sameName(label.name)}`),
        label.household === undefined
          ? null
          : this.sealer.fingerprint(`household ${authority} ${label.household}`),
      ],
    );
  }

  async keepReference(episodeId: string, authority: string, reference: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO own_reference (episode_id, authority, envelope, token) VALUES ($1, $2, $3, $4)
       ON CONFLICT (episode_id, authority) DO UPDATE SET envelope = excluded.envelope, token = excluded.token`,
      [
        episodeId,
        authority,
        this.sealer.seal(reference, referenceOf(episodeId, authority)),
        this.tokenOf(authority, reference),
      ],
    );
  }

  async known(episodeIds: readonly string[], authority: string): Promise<KnownChild[]> {
    const rows = await this.manager.query<KnownRow[]>(
      `SELECT asked.id AS episode_id, l.envelope AS label, r.envelope AS reference
       FROM unnest($1::uuid[]) AS asked(id) LEFT JOIN child_label l ON l.episode_id = asked.id
         LEFT JOIN own_reference r ON r.episode_id = asked.id AND r.authority = $2
       WHERE l.episode_id IS NOT NULL OR r.episode_id IS NOT NULL`,
      [episodeIds, authority],
    );
    return rows.map(({ episode_id: episodeId, ...sealed }) => {
      const label = this.open(sealed.label, labelOf(episodeId));
      const reference = this.open(sealed.reference, referenceOf(episodeId, authority));
      return {
        episodeId,
        ...(label === undefined ? {} : { label: JSON.parse(label) as ChildLabel }),
        ...(reference === undefined ? {} : { reference }),
      };
    });
  }

  async referencesOf(episodeId: string): ReturnType<LabelStore['referencesOf']> {
    const rows = await this.manager.query<{ authority: string; envelope: Buffer }[]>(
      'SELECT authority, envelope FROM own_reference WHERE episode_id = $1 ORDER BY authority',
      [episodeId],
    );
    return rows.flatMap(({ authority, envelope }) => {
      const reference = this.open(envelope, referenceOf(episodeId, authority));
      return reference === undefined ? [] : [{ authority, reference }];
    });
  }

  async alike(
    episodeIds: readonly string[],
    { authority, personId }: AlikeFor,
  ): Promise<AlikeCase[]> {
    const rows = await this.manager.query<AlikeRow[]>(
      `SELECT episode_id, other, bool_or(same_name) AS same_name, bool_or(NOT same_name) AS same_household FROM (
         SELECT l.episode_id, o.episode_id AS other, true AS same_name FROM child_label l
           JOIN child_label o ON o.name_token = l.name_token AND o.episode_id <> l.episode_id ${SOUGHT}
         UNION ALL
         SELECT l.episode_id, o.episode_id, false FROM child_label l
           JOIN child_label o ON o.household_token = l.household_token AND o.episode_id <> l.episode_id ${SOUGHT}
       ) found GROUP BY episode_id, other ORDER BY episode_id, other LIMIT ${String(MOST_ALIKE)}`,
      [episodeIds, authority, personId ?? null],
    );
    return rows.map(
      ({ episode_id: episodeId, other, same_name: name, same_household: household }) => ({
        episodeId,
        other,
        sameName: name,
        sameHousehold: household,
      }),
    );
  }

  token(authority: string, reference: string): Promise<string> {
    return Promise.resolve(this.tokenOf(authority, reference));
  }

  private tokenOf(authority: string, reference: string): string {
    return this.sealer.fingerprint(`reference ${authority} ${reference}`);
  }

  async destroy(episodeId: string): Promise<void> {
    for (const table of ['child_label', 'own_reference'])
      await this.manager.query(`DELETE FROM ${table} WHERE episode_id = $1`, [episodeId]);
  }

  async sealAnew(limit: number): Promise<number> {
    const labels = { name: 'child_label', key: 'episode_id', bindingOf: labelOf };
    const sealed = await sealTextsAnew(this.manager, this.sealer, labels, limit);
    const references = await this.manager.query<
      { episode_id: string; authority: string; envelope: Buffer }[]
    >(
      `SELECT episode_id, authority, envelope FROM own_reference WHERE ${SEALED_BY}
       ORDER BY episode_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [versionsBefore(this.sealer), limit],
    );
    for (const { episode_id: episodeId, authority, envelope } of references) {
      const reference = this.open(envelope, referenceOf(episodeId, authority));
      if (reference !== undefined) await this.keepReference(episodeId, authority, reference);
    }
    return sealed + references.length;
  }

  private open(envelope: Buffer | null, binding: string): string | undefined {
    return openText(this.sealer, envelope, binding);
  }
}

function labelOf(episodeId: string): string {
  return `label ${episodeId}`;
}

function referenceOf(episodeId: string, authority: string): string {
  return `reference ${episodeId} ${authority}`;
}
