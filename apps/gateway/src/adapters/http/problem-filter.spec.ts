import { describe, expect, it } from '@jest/globals';
import { type ArgumentsHost, BadRequestException, NotFoundException } from '@nestjs/common';
import { refuse } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import { failureOf, ServiceUnavailableError } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import type { Denial, NoteDenial } from '../../application/note-denial.js';
import { ProblemFilter } from './problem-filter.js';
import { DenialError, RefusalError } from './refusal-error.js';

const CALLER: Caller = {
  ...{ authority: 'E09000023', clientId: 'c', door: 'http', verified: true },
  roles: ['practitioner'],
};

/** What an error is answered with, and which denials are noted. */
function answerTo(error: unknown, headersSent = false) {
  const answer = { status: 0, code: '', headers: new Map<string, string>(), destroyed: false };
  const denials: Denial[] = [];
  const reply = {
    headersSent,
    destroy: () => (answer.destroyed = true),
    status: (status: number) => Object.assign(reply, { written: (answer.status = status) }),
    set: (name: string, value: string) =>
      Object.assign(reply, { last: answer.headers.set(name, value) }),
    send: (body: Buffer) => (answer.code = (JSON.parse(body.toString()) as { code: string }).code),
  };
  const noted = {
    execute: (denial: Denial) => {
      denials.push(denial);
      return Promise.reject(new Error('The database is away'));
    },
  } as unknown as NoteDenial;
  const host = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ArgumentsHost;
  new ProblemFilter('', createLogger('test', 'silent'), noted).catch(error, host);
  return { ...answer, denials };
}

/** A refusal until so many milliseconds from now. */
function tooMany(wait: number): RefusalError {
  const retryAt = new Date(Date.now() + wait).toISOString();
  return new RefusalError({ ...refuse('too_many_requests'), retryAt });
}

describe('the problem filter', () => {
  it.each<[string, unknown, number, string]>([
    ['a refusal', new RefusalError(refuse('conflict')), 409, 'conflict'],
    ['a route that is none', new NotFoundException(), 404, 'not_found'],
    ['an address that cannot be read', new BadRequestException(), 400, 'invalid_request'],
    ['a service that does not answer', new ServiceUnavailableError('x'), 503, 'unavailable'],
    ['a service that says it cannot now', failureOf('outage'), 503, 'unavailable'],
    [
      'a service that says what that means',
      failureOf('outage', refuse('lookup_unavailable')),
      503,
      'lookup_unavailable',
    ],
    ['a service that made a mistake', failureOf('defect'), 500, 'internal_error'],
    [
      'a database that is away',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      503,
      'unavailable',
    ],
    ['a mistake at the door', new TypeError('x'), 500, 'internal_error'],
    ['something thrown that is no error', 'x', 500, 'internal_error'],
  ])('answers %s for what it is', (_what, error, status, code) => {
    expect(answerTo(error)).toMatchObject({ status, code, denials: [] });
  });

  it('is never kept, and names no trace where there is none', () => {
    const { headers } = answerTo(new RefusalError(refuse('conflict')));
    expect(Object.fromEntries(headers)).toEqual({
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    });
  });

  it.each<[string, unknown, string, string]>([
    ['of an outage: in a moment', failureOf('outage'), 'Retry-After', '2'],
    ['of what is over already: in a second', tooMany(-1_000), 'Retry-After', '1'],
    ['of too many calls: when there is room again', tooMany(89_500), 'Retry-After', '90'],
    [
      'of somebody unknown: by what to sign in',
      new RefusalError(refuse('unauthenticated')),
      'WWW-Authenticate',
      'Bearer realm="hub"',
    ],
  ])('says what to do %s', (_what, error, name, value) => {
    expect(answerTo(error).headers.get(name)).toBe(value);
  });

  it('leaves evidence of what somebody known may not do, and answers them whether or not it can', () => {
    const denial = { caller: CALLER, type: 'consent.record.v1', about: {} };
    expect(answerTo(new DenialError(refuse('forbidden'), denial))).toMatchObject({
      status: 403,
      denials: [denial],
    });
  });

  it('breaks off where an answer has begun, so that half of it is not taken for the whole', () => {
    expect(answerTo(new TypeError('x'), true)).toMatchObject({ destroyed: true, status: 0 });
  });
});
