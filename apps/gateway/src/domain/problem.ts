import { type Refusal, REFUSALS, type Stale } from '@hub/contracts';

/**
 * Problem details, RFC 9457. Two refusals of the same kind differ in nothing but detail, errors,
 * and what was done since an older version.
 */
export interface Problem extends Stale {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly next: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** @param publicUrl where the help page of each problem is served, under `/problems/` */
export function problemOf(refusal: Refusal, publicUrl: string): Problem {
  const { status, title, next } = REFUSALS[refusal.refused];
  return {
    type: `${publicUrl}/problems/${refusal.refused}`,
    title,
    status,
    code: refusal.refused,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    next,
    ...(refusal.faults === undefined ? {} : { errors: refusal.faults }),
    ...refusal.stale,
  };
}
