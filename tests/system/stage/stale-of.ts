import { v7 as uuidv7 } from 'uuid';
import type { Stale } from '@hub/contracts';
import type { Stage } from './stage.js';

/** The problem that somebody gets who decides on an older version, as it is. */
export async function staleOf(
  stage: Stage,
  authority: string,
  path: string,
  sent: { readonly body: object; readonly version: number },
): Promise<Stale & { readonly code: string }> {
  const token = await stage.members.token(stage.person(authority))();
  const reply = await fetch(`${stage.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': uuidv7(),
      'if-match': `"${String(sent.version)}"`,
    },
    body: JSON.stringify(sent.body),
  });
  return (await reply.json()) as Stale & { readonly code: string };
}
