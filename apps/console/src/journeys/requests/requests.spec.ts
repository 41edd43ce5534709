import { describe, expect, it } from '@jest/globals';
import type { ServiceRequestView } from '@hub/contracts/provision';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { REQUEST_ACTS } from './request-acts.js';
import { requestFrom, requestQuestion } from './request-question.js';
import { requestListView, requestPageView } from './request-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const REQUEST: ServiceRequestView = {
  id: ID,
  episodeId: ID,
  fromAuthority: LEWISHAM,
  toAuthority: GREENWICH,
  service: 'housing',
  urgency: 'urgent',
  because: 'plan_says',
  state: 'sent',
  sentAt: '2026-11-23T09:00:00Z',
  askedBy: OTHER,
  answerBy: '2026-11-24T17:00:00Z',
  version: 1,
};
const person = (authority: string): Person => ({
  ...{ id: ID, name: 'Ada', post: 'x', authority },
  roles: ['lead_caf_contact'],
});
const acts = (request: ServiceRequestView, authority: string) =>
  requestPageView(request, person(authority)).links.map(({ href }) => href.split('/').at(-1));

describe('a service that was asked for', () => {
  it('is answered on one side, and reminded of or taken back on the other', () => {
    expect(acts(REQUEST, GREENWICH)).toEqual(['answer']);
    expect(acts(REQUEST, LEWISHAM)).toEqual(['reminder', 'withdrawal']);
    expect(acts({ ...REQUEST, state: 'accepted' }, LEWISHAM)).toEqual(['withdrawal']);
    for (const state of ['declined', 'withdrawn', 'cancelled'] as const)
      for (const side of [LEWISHAM, GREENWICH])
        expect(acts({ ...REQUEST, state }, side)).toEqual([]);
  });

  it('names who of the borough is to give it', () => {
    const giver = { organisation: 'Hill School', service: 'Drop-in' };
    expect(requestPageView(REQUEST, person(LEWISHAM), giver).facts).toEqual(
      expect.arrayContaining([
        { key: 'Who is to give it', value: 'Hill School' },
        { key: 'Service', value: 'Drop-in' },
      ]),
    );
    expect(requestPageView(REQUEST, person(LEWISHAM)).facts.map(({ key }) => key)).not.toContain(
      'Who is to give it',
    );
  });

  it('names the days that are not counted', () => {
    const notCounted = [{ from: '2026-11-23', to: '2026-11-27', name: 'Half term' }];
    const { facts } = requestPageView({ ...REQUEST, notCounted }, person(LEWISHAM));
    expect(facts.filter(({ key }) => key === 'Days not counted')).toHaveLength(1);
  });

  it('says whom to ring on the other side, by when and why', () => {
    const people = [
      { id: OTHER, authority: LEWISHAM, contact: { name: 'Ben', role: 'Nurse', team: 'Health' } },
    ];
    const view = requestPageView({ ...REQUEST, people }, person(GREENWICH));
    expect(view.other).toMatchObject({ what: 'Who asks', card: { name: 'Ben' } });
    expect(view.facts).toEqual(
      expect.arrayContaining([
        { key: 'Why', value: 'The plan says so' },
        { key: 'Answer wanted', value: 'By Tuesday 24 November 2026 at 5pm' },
      ]),
    );
    expect(requestPageView(REQUEST, person(LEWISHAM)).other).toBeUndefined();
    const answered = { ...REQUEST, state: 'accepted' as const, answeredBy: OTHER };
    expect(requestPageView(answered, person(LEWISHAM)).other?.what).toBe('Who answered');
  });

  it('is sent as it was filled in', () => {
    const form = { toAuthority: GREENWICH, service: 'housing', urgency: 'soon' };
    const { fields } = requestQuestion(ID, LEWISHAM);
    expect(faultsIn(fields, form).map(({ field }) => field)).toEqual(['because']);
    const because = 'family_asks';
    expect(requestFrom({ ...form, because }, ID)).toEqual({ episodeId: ID, ...form, because });
  });

  it('takes a reason along with a no alone', () => {
    const order = REQUEST_ACTS['answer']?.order;
    const sent = (form: Record<string, string>) => order?.(form, REQUEST, person(GREENWICH));
    expect(sent({ answer: 'accepted', reason: 'no_capacity' })).toEqual({
      serviceRequestId: ID,
      answer: 'accepted',
    });
    const declined = { answer: 'declined', reason: 'no_capacity' };
    expect(sent(declined)).toMatchObject(declined);
    expect(sent({ answer: 'declined' })).not.toHaveProperty('reason');
  });

  it('is listed with its case, or the list says that there is none', () => {
    expect(requestListView({ items: [] }, ID).sentence).toContain('Nobody has asked');
    const view = requestListView({ items: [REQUEST] }, ID);
    expect(view.rows).toMatchObject([
      { text: 'Housing, asked of Greenwich', href: `/requests/${ID}`, tag: { text: 'Asked for' } },
    ]);
  });
});
