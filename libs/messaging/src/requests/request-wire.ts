import type { Refusal } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import type { Sealer } from '@hub/security';

/** What travels, sealed, from one service to another; see `RequestClient`. */
export interface RequestBody {
  readonly payload: unknown;
  readonly context: MessageContext;
}

/**
 * `failed` stands for a fault of the answering service, `outage` where the same request may succeed
 * later and `defect` where it will not; what it was stays in that service's log. `instead` says
 * what an outage means to who asked.
 */
export type ReplyBody =
  | { readonly result: object }
  | { readonly refusal: Refusal }
  | { readonly failed: 'outage' | 'defect'; readonly instead?: Refusal };

export function sealRequest(sealer: Sealer, type: string, body: RequestBody): Buffer {
  return sealer.seal(JSON.stringify(body), `request ${type}`);
}

export function openRequest(sealer: Sealer, type: string, sealed: Buffer): RequestBody {
  return JSON.parse(sealer.open(sealed, `request ${type}`).toString('utf8')) as RequestBody;
}

export function sealReply(sealer: Sealer, correlationId: string, body: ReplyBody): Buffer {
  return sealer.seal(JSON.stringify(body), `reply ${correlationId}`);
}

export function openReply(sealer: Sealer, correlationId: string, sealed: Buffer): ReplyBody {
  return JSON.parse(sealer.open(sealed, `reply ${correlationId}`).toString('utf8')) as ReplyBody;
}
