import type { DataSource } from 'typeorm';
import type { LookupView, StartLookupPayload } from '@hub/contracts/lookup';
import type { Sealer } from '@hub/security';

/** A lookup as 0.8.0 had it: the whole page that it answered, sealed. */
export interface LookupPage {
  readonly page: LookupView;
  readonly authority: string;
  readonly personId: string;
  readonly waiting?: { readonly question: StartLookupPayload; readonly confirmBy: string };
}

/** Writes a lookup as 0.8.0 did. */
export async function keepPage(
  database: DataSource,
  sealer: Sealer,
  { page, authority, personId, waiting }: LookupPage,
): Promise<void> {
  const seal = (content: object, label: string): Buffer =>
    sealer.seal(JSON.stringify(content), `${label} ${page.id}`);
  await database.query(
    `INSERT INTO lookup (id, authority, person_id, details_hash, answer, asked_at, question, confirm_by, unnamed)
     VALUES ($1, $2, $3, 'h', $4, $5, $6, $7, '{"questions": []}')`,
    [
      page.id,
      authority,
      personId,
      seal(page, 'lookup'),
      page.askedAt,
      waiting ? seal(waiting.question, 'question') : null,
      waiting?.confirmBy ?? null,
    ],
  );
}

/** What 0.8.0 answered at once. @param status with what belongs to it */
export function pageOf080(
  id: string,
  status: Pick<LookupView, 'status' | 'rows' | 'refusedBecause'>,
): LookupView {
  return {
    id,
    conclusion: 'incomplete',
    coverage: 'Nobody has answered.',
    purpose: 'review',
    caseReference: 'R',
    askedAt: '2026-03-01T10:00:00.000Z',
    ...status,
  };
}
