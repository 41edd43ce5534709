import { describe, expect, it } from '@jest/globals';
import type { ConsentView, RecallEntry, RecallReport } from '@hub/contracts/consent';
import type { Person } from '../../session/session-state.js';
import { keepingFrom, whatWasDone } from './keeping.js';
import { CONSENT_ACTS, RECALL_ACTS } from './recall-acts.js';
import { consentsView, recallListView, recallView } from './recall-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const AT = '2026-11-23T09:00:00Z';
const GREENWICH = 'E09000011';
const viewer: Person = {
  id: ID,
  name: 'Ada',
  post: 'x',
  authority: GREENWICH,
  roles: ['lead_caf_contact'],
};
const CONSENT: ConsentView = {
  id: ID,
  episodeId: ID,
  authority: 'E09000023',
  state: 'granted',
  givenBy: { kind: 'child' },
  purpose: 'Help',
  givenAt: AT,
  recordedAt: AT,
  scope: ['existence', 'contact'],
  recipients: { kind: 'listed', authorities: [GREENWICH] },
  receipts: [],
  version: 1,
};
const REPORT: RecallReport = {
  consentId: ID,
  holders: 2,
  confirmed: 1,
  enforced: 1,
  overdue: 1,
  recalls: [
    { authority: GREENWICH, state: 'overdue', openedAt: AT, dueAt: AT },
    {
      authority: 'E09000028',
      state: 'enforced',
      openedAt: AT,
      dueAt: AT,
      toldAt: AT,
      confirmedAt: AT,
      answeredAt: AT,
      outcome: 'kept',
      ground: 'court_order',
    },
  ],
};

describe('what a family agreed to', () => {
  it('is said in words, with what can be done about it', () => {
    const withdrawn: ConsentView = {
      ...CONSENT,
      state: 'withdrawn',
      endedAt: AT,
      recipients: { kind: 'all_counterparts' },
      receipts: [{ authority: GREENWICH, notice: 'withdrawn' }],
    };
    const sees = ['existence', 'contact', 'assessment', 'action_plan'] as const;
    const rows = [{ authority: GREENWICH, sees: [...sees] }, { authority: 'E09000028' }];
    const view = consentsView(ID, { items: [CONSENT, withdrawn] }, { episodeId: ID, rows }, viewer);
    expect(view.matrix).toEqual([
      { borough: 'Greenwich', contact: 'Yes', documents: 'The assessment and The plan' },
      { borough: 'Southwark', contact: 'No', documents: 'None' },
    ]);
    expect(view.links.map(({ href }) => href)).toEqual([`/cases/${ID}/consents/new`]);
    expect(view.consents.map(({ links }) => links.map(({ href }) => href))).toEqual([
      [`/consents/${ID}/withdraw`],
      [`/consents/${ID}/recall`],
    ]);
    expect(view.consents[0]?.facts.map(({ value }) => value)).toContain('Greenwich');
    expect(view.consents[1]?.facts.map(({ value }) => value)).toContain(
      'Every borough with a part in the case',
    );
    const nobody = consentsView(
      ID,
      { items: [] },
      { episodeId: ID, rows: [] },
      { ...viewer, roles: [] },
    );
    expect([nobody.sentence.includes('Nothing'), nobody.links]).toEqual([true, []]);
  });

  it('is taken back by who may, and by another only with a reason', () => {
    const act = CONSENT_ACTS['withdraw'];
    expect(act?.isOpenTo({ ...CONSENT, state: 'expired' }, viewer)).toBe(false);
    expect(act?.order({ withdrawnBy: 'child' }, CONSENT, viewer)).toEqual({
      consentId: ID,
      withdrawnBy: 'child',
    });
    expect(
      act?.order(
        { withdrawnBy: 'special_guardian', overrulesChild: 'court_order' },
        CONSENT,
        viewer,
      ),
    ).toMatchObject({ overrulesChild: 'court_order' });
  });
});

describe('a recall', () => {
  it('says of each borough what it was told and did, and who is overdue', () => {
    const view = recallView(REPORT, CONSENT, viewer);
    expect(view.sentence).toBe('1 of 2 boroughs have said what they did. 1 borough is overdue.');
    expect(view.rows.map(({ done, isLate }) => [done, isLate])).toEqual([
      ['No answer yet, overdue', true],
      ['Kept: a court ordered it', false],
    ]);
    expect(view.acts[0]?.href).toBe(`/consents/${ID}/recall/answer`);
    expect(recallView(REPORT, CONSENT, { ...viewer, roles: ['practitioner'] }).acts).toEqual([]);
  });

  it('is answered by whoever was told, until they have deleted it', () => {
    const act = RECALL_ACTS['answer'];
    const form = { outcome: 'kept', ground: 'safeguarding', reference: 'SG-1' };
    expect(act?.order(form, REPORT, viewer)).toEqual({ consentId: ID, ...form });
    expect(keepingFrom({ outcome: 'deleted' })).toEqual({ outcome: 'deleted' });
    expect(whatWasDone({ state: 'enforced', outcome: 'deleted' })).toBe('Deleted');
    expect(whatWasDone({ state: 'open' })).toBe('No answer yet');
  });

  it('stands in a list', () => {
    const entry: RecallEntry = {
      ...REPORT,
      episodeId: ID,
      recordedBy: 'E09000023',
      recalledAt: AT,
    };
    const view = recallListView({ items: [entry], nextCursor: 'c' }, 'owed');
    expect(view.rows[0]).toMatchObject({
      href: `/consents/${ID}/recall`,
      tag: { text: 'Overdue' },
    });
    expect(view.nextPage).toBe('/recalls?show=owed&from=c');
    expect(recallListView({ items: [] }, 'all').sentence).toContain('Nothing here');
    const done = { ...entry, enforced: 2, overdue: 0 };
    expect(recallListView({ items: [done] }, 'all').rows[0]?.text).toContain('Every borough');
    expect(recallListView({ items: [{ ...done, holders: 0 }] }, 'all').rows[0]?.text).toContain(
      'Nobody',
    );
  });
});
