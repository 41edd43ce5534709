import { createHmac, timingSafeEqual } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { HubApi } from '../api/hub-api.js';
import type { Form } from './form.js';
import type { Inside, Person } from './session-state.js';

/** One request of somebody who is signed in. */
export interface Visit {
  readonly person: Person;
  readonly api: HubApi;
  /** What was sent with it; empty where nothing was. */
  readonly form: Form;
  /** The same for each try at one sending, so that it is done once. */
  readonly once: string | undefined;
  readonly session: Inside;
  /** Milliseconds. */
  readonly now: number;
}

const VISITS = new WeakMap<Request, Visit>();

export function noteVisit(request: Request, visit: Visit): void {
  VISITS.set(request, visit);
}

export function visitOf(request: Request): Visit | undefined {
  return VISITS.get(request);
}

/** Gives a controller who is there; the gate lets nobody through without. */
export const Visitor = createParamDecorator((_data: unknown, context: ExecutionContext): Visit => {
  const visit = visitOf(context.switchToHttp().getRequest<Request>());
  if (!visit) throw new Error('A page was reached without passing the gate');
  return visit;
});

/** What a journey holds so far: what was sent before the session ended, then what is begun. */
export function draftOf(visit: Visit, journey: string, path: string): Form {
  const sent = sentBefore(visit, path);
  if (sent) keepDraft(visit, journey, sent);
  return visit.session.drafts[journey] ?? {};
}

/** What was sent to that address when the session had ended, given back once. */
export function sentBefore({ session }: Visit, path: string): Form | undefined {
  const { interruption } = session;
  if (interruption?.path !== path) return undefined;
  session.interruption = undefined;
  return interruption.form;
}

/** Adds to what a journey holds. */
export function keepDraft({ session }: Visit, journey: string, form: Form): void {
  session.drafts = { ...session.drafts, [journey]: { ...session.drafts[journey], ...form } };
}

export function endDraft({ session }: Visit, journey: string): void {
  session.drafts = Object.fromEntries(
    Object.entries(session.drafts).filter(([name]) => name !== journey),
  );
}

/** Says who a page was made for, to whoever holds the key alone. */
export function fingerprintOf(personId: string, key: string): string {
  return createHmac('sha256', key).update(`person ${personId}`).digest('base64url');
}

export function areSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
