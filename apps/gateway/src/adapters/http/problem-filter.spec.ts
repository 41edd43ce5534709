import { describe, expect, it } from '@jest/globals';
import { type ArgumentsHost, BadRequestException, NotFoundException } from '@nestjs/common';
import { refuse } from '@hub/contracts';
import { failureOf, ServiceUnavailableError } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import type { NoteDenial } from '../../application/note-denial.js';
import { ProblemFilter } from './problem-filter.js';
import { Refused } from './refused.js';

/** Status and code of the problem that an error is answered with. */
function answerTo(error: unknown): { status: number; code: string } {
  const answer = { status: 0, code: '' };
  const reply = {
    status: (status: number) => Object.assign(reply, { written: (answer.status = status) }),
    set: () => reply,
    send: (body: Buffer) => (answer.code = (JSON.parse(body.toString()) as { code: string }).code),
  };
  const host = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ArgumentsHost;
  new ProblemFilter('', createLogger('test', 'silent'), {} as NoteDenial).catch(error, host);
  return answer;
}

describe('the problem filter', () => {
  it.each<[string, unknown, number, string]>([
    ['a refusal', new Refused(refuse('conflict')), 409, 'conflict'],
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
    expect(answerTo(error)).toEqual({ status, code });
  });
});
