import { describe, expect, it } from '@jest/globals';
import type { LookupRow, LookupView } from '@hub/contracts/lookup';
import { PageDrawer } from '../../pages/page-drawer.js';
import type { Visit } from '../../session/visit.js';
import { lookupListView } from './lookup-list-view.js';
import { LookupsController } from './lookups.controller.js';
import { resultView, type ResultView } from './result-view.js';

const NONE: LookupRow = { authority: 'E09000011', name: 'Greenwich', outcome: 'none' };
const SILENT: LookupRow = { authority: 'E09000003', name: 'Barnet', outcome: 'no_answer' };
const FOUND: LookupRow = {
  authority: 'E09000023',
  name: 'Lewisham',
  outcome: 'found',
  episodes: [
    {
      reference: 'LEW-7',
      state: 'open',
      openedOn: '2026-01-05',
      socialCare: 'not_disclosed',
      leadCafContact: { name: 'Ada Okafor', role: 'Lead CAF contact', team: 'Early Help' },
    },
  ],
};
const LOOKUP: LookupView = {
  id: '01900000-0000-7000-8000-000000000001',
  status: 'complete',
  conclusion: 'none',
  coverage: '33 of 33 answered.',
  purpose: 'before_assessment',
  caseReference: 'LEW-1',
  askedAt: '2026-11-24T09:00:00Z',
  rows: [NONE],
};

const ASKER = { id: '01900000-0000-7000-8000-000000000009' };
const viewOf = (lookup: LookupView): ResultView => resultView(lookup, ASKER);

const drawer = new PageDrawer('apps/console/src', { assets: '/assets', serviceName: 'Hub' });
const shell = { navigation: [], signedIn: { name: 'Ada', csrf: 'c', who: 'w' }, once: 'o' };
const drawn = (lookup: LookupView): string =>
  drawer.draw('journeys/look-up/result', { ...viewOf(lookup), shell });

describe('the answer to a lookup', () => {
  it('says first that there is none, and that one may start', () => {
    const view = viewOf(LOOKUP);
    expect(view.sentence).toBe('No borough has an assessment (CAF) for this child.');
    expect([view.canStart, view.found, view.next]).toEqual([
      true,
      [],
      ['You can record what the family agrees to, and start an assessment.'],
    ]);
  });

  it('asks whoever asked, and nobody else, to say that they have read what was answered since', () => {
    const late = { ...LOOKUP, personId: ASKER.id, unreadSince: LOOKUP.askedAt };
    expect(viewOf(late).toBeRead).toBe(true);
    expect(drawn(late)).toContain(`<form method="post" action="/lookups/${LOOKUP.id}">`);
    expect(drawn(late)).toContain('I have read the answer');
    expect(drawn(LOOKUP)).not.toContain('I have read the answer');
    expect(viewOf({ ...late, personId: LOOKUP.id }).toBeRead).toBe(false);
    expect(viewOf({ ...LOOKUP, personId: ASKER.id }).toBeRead).toBe(false);
  });

  it('is said to be read by its button, which leads back to it', async () => {
    const sent: unknown[] = [];
    const ask = (...order: unknown[]) => Promise.resolve(sent.push(order.slice(1)));
    const session = { notice: undefined };
    const visit = { api: { ask }, once: 'o', session } as object as Visit;
    const outcome = await new LookupsController().read(visit, LOOKUP.id);
    expect(outcome).toEqual({ kind: 'departure', to: `/lookups/${LOOKUP.id}` });
    expect(sent).toEqual([[{ lookupId: LOOKUP.id }, { once: 'o' }]]);
    expect(session.notice).toContain('read the answer');
  });

  it('says who has one, and whom to ring', () => {
    const view = viewOf({ ...LOOKUP, conclusion: 'found', rows: [FOUND, NONE] });
    expect(view.sentence).toBe('Lewisham has an assessment (CAF) for this child.');
    expect(view.found[0]?.heading).toBe('Assessment held by Lewisham');
    expect(view.found[0]?.contacts.map(({ what, card }) => `${what}: ${card.name}`)).toEqual([
      'Lead CAF contact: Ada Okafor',
    ]);
    expect(view.next[0]).toContain('Ring the lead professional');
  });

  it('names the authority that leads meanwhile, and the lead professional', () => {
    const [episode] = FOUND.episodes ?? [];
    const contact = { name: 'Ben Shah', role: 'School nurse', team: 'Health' };
    const moved = episode && { ...episode, leadAuthority: 'E09000028', leadProfessional: contact };
    const view = viewOf({
      ...LOOKUP,
      conclusion: 'found',
      rows: [{ ...FOUND, episodes: moved ? [moved] : [] }],
    });
    expect(view.found[0]?.contacts[0]?.card.post).toBe('School nurse, Health, Southwark');
  });

  it('says of one that is over how it ended, and that the family may agree to it anew', () => {
    const [episode] = FOUND.episodes ?? [];
    const closing = { on: '2026-04-01', as: 'needs_met' } as const;
    const episodes = episode ? [{ ...episode, state: 'closed' as const, closing }] : [];
    const rows = [{ ...FOUND, episodes }, NONE];
    const view = viewOf({ ...LOOKUP, conclusion: 'found', rows });
    expect(view.sentence).toBe('Lewisham had an assessment (CAF) for this child, which is closed.');
    expect(view.found[0]?.facts).toEqual(
      expect.arrayContaining([
        { key: 'Closed', value: '1 April 2026: needs met' },
        expect.objectContaining({ key: 'Taking it up again' }),
      ]),
    );
    const both = viewOf({
      ...LOOKUP,
      conclusion: 'found',
      rows: [{ ...FOUND, episodes: [...episodes, ...(FOUND.episodes ?? [])] }],
    });
    expect(both.sentence).toBe('Lewisham has an assessment (CAF) for this child.');
  });

  it('does not take silence for a no', () => {
    const view = viewOf({ ...LOOKUP, conclusion: 'incomplete', rows: [NONE, SILENT] });
    expect(view.sentence).toContain('not every borough has answered');
    expect(view.silent).toEqual(['Barnet']);
  });

  it.each([
    [
      'awaiting_confirmation',
      'Your lead CAF contact must confirm your reason first. Nobody has been asked yet.',
    ],
    ['refused', 'Your lead CAF contact did not confirm your reason'],
    ['expired', 'Nobody confirmed your reason in time. Nobody has been asked.'],
    ['withdrawn', 'This lookup was taken back. Its answer shows no more.'],
  ] as const)('that is %s says so, and starts nothing', (status, sentence) => {
    expect(viewOf({ ...LOOKUP, status })).toMatchObject({ sentence, canStart: false });
  });

  it('says that a person will answer, and that the holder has rung already', () => {
    const view = viewOf({
      ...LOOKUP,
      conclusion: 'person_will_answer',
      spokenOn: '2026-11-23',
    });
    expect(view.sentence).toBe('Somebody will answer whether they know this child.');
    expect(view.next[0]).toContain('23 November 2026');
  });
});

describe('one’s own lookups', () => {
  it('are listed by their references, without a name', () => {
    const { rows: _rows, coverage: _coverage, ...summary } = LOOKUP;
    const found = { items: [summary, { ...summary, status: 'refused' as const }] };
    expect(lookupListView(found).lookups).toEqual([
      expect.objectContaining({ reference: 'LEW-1', answer: 'No assessment' }),
      expect.objectContaining({ answer: 'Not confirmed' }),
    ]);
    expect(lookupListView(found)).not.toHaveProperty('nextPage');
    expect(lookupListView({ ...found, nextCursor: 'c' }).nextPage).toBe('/lookups?from=c');
  });
});
