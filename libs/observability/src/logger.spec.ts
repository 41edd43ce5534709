import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger, faultOf } from './logger.js';

describe('what is logged of an error', () => {
  it('is its class, its code and where it arose, and never what it says', () => {
    const error = Object.assign(new TypeError('Ada Lovelace, born 2015-03-09'), { code: '23505' });
    const fault = faultOf(error);
    expect(fault).toMatchObject({ error: 'TypeError', errorCode: '23505' });
    expect(fault.frame).toMatch(/^libs\/observability\/src\/logger\.spec\.ts:\d+:\d+$/);
    expect(JSON.stringify(fault)).not.toContain('Ada');
  });

  it.each([
    'no such file libs/Ada-Lovelace/2015-03-09',
    'refused\n    at (apps/Ada-Lovelace/2015-03-09)',
  ])('is no part of a message that looks like a place: %j', (message) => {
    expect(JSON.stringify(faultOf(new Error(message)))).not.toContain('Ada');
  });

  it.each<[unknown, object]>([
    ['Ada Lovelace', { error: 'string' }],
    [undefined, { error: 'undefined' }],
    [null, { error: 'object' }],
    [{ message: 'Ada Lovelace' }, { error: 'object' }],
  ])('is its kind alone where %j was thrown', (thrown, fault) => {
    expect(faultOf(thrown)).toEqual(fault);
  });

  it('leaves out a code that is none, and a place that is not the hub’s', () => {
    const error = Object.assign(new Error('x'), {
      code: { name: 'Ada' },
      stack: 'Error: x\n    at node:fs:1:1',
    });
    expect(faultOf(error)).toEqual({ error: 'Error' });
    expect(faultOf(Object.assign(new Error('x'), { stack: undefined }))).toEqual({
      error: 'Error',
    });
  });
});

describe('a line', () => {
  const lines: string[] = [];
  const written = jest.spyOn(process.stdout, 'write');
  beforeEach(() => {
    lines.length = 0;
    written.mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
  });
  afterEach(() => {
    written.mockReset();
  });
  const message = { code: 'SOME_SERVICE_STARTED', sentence: 'It serves.' };

  it('says which service, what and since when, beside ids and numbers', () => {
    createLogger('some-service').warn(message, { count: 3, error: new Error('Ada Lovelace') });
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      service: 'some-service',
      log: 'SOME_SERVICE_STARTED',
      msg: 'It serves.',
      level: 40,
      count: 3,
      error: 'Error',
    });
    expect((JSON.parse(line) as { time: string }).time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(line).not.toContain('Ada');
  });

  it('below the level is dropped', () => {
    const log = createLogger('some-service', 'error');
    log.info(message);
    log.warn(message);
    log.error(message);
    expect(lines).toHaveLength(1);
  });
});
