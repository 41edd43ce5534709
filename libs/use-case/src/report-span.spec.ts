import { expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { internalCaller } from './caller.js';
import { readReportSpan } from './report-span.js';

const TODAY = '2026-11-28';
const span = (asked: { from?: string; to?: string }, roles: Role[] = ['service_manager']) =>
  readReportSpan(asked, { ...internalCaller('c'), authority: 'E09000023', roles }, TODAY);

it.each<[object, string, string]>([
  [{}, '2025-11-28', TODAY],
  [{ to: '2026-03-01' }, '2025-03-01', '2026-03-01'],
  [{ from: '2026-11-28' }, TODAY, TODAY],
  [{ from: '2016-11-20', to: '2026-11-28' }, '2016-11-20', TODAY],
])('a report asked for %j is of %s to %s, both included', (asked, from, to) => {
  expect(span(asked)).toEqual({ from, to, authority: 'E09000023' });
});

it.each([
  { from: '2026-11-29' },
  { from: '2026-03-02', to: '2026-03-01' },
  { from: '2016-11-19', to: '2026-11-28' },
])('one asked for %j is refused: it has no days, or more than ten years', (asked) => {
  expect(span(asked)).toMatchObject({ refused: 'invalid_request', faults: [{ field: 'from' }] });
});

it('is of one’s own authority, and of all for operations alone', () => {
  expect(span({}, ['head_of_service', 'lead_caf_contact'])).toMatchObject({
    authority: 'E09000023',
  });
  expect(span({}, ['hub_operations'])).toMatchObject({ authority: undefined });
});
