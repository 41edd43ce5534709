import { describe, expect, it } from '@jest/globals';
import { faultsIn } from '../../pages/fields.js';
import { bouncedView } from './bounced-view.js';
import { draftOf, remindersQuestion, timesFrom } from './reminders-question.js';

const LEWISHAM = 'E09000023';
const ID = '01900000-0000-7000-8000-000000000001';
const view = { times: ['08:30', '13:15'], sending: true, address: 'ada@lewisham.example' };

describe('the page on which reminders are chosen', () => {
  it('begins with what holds now, and sends it back as it stands', () => {
    const chosen = { ...view, everyDay: true, quietFrom: '18:00', quietUntil: '07:45' };
    const { fields, facts, warning } = remindersQuestion(chosen);
    const form = draftOf(chosen);
    expect(faultsIn(fields, form)).toEqual([]);
    const { sending: _sending, address: _address, ...times } = chosen;
    expect(timesFrom(form)).toEqual(times);
    expect(fields[0]).toMatchObject({ words: { '08:30': '8:30am', '13:15': '1:15pm' } });
    expect(facts?.map(({ value }) => value)).toEqual(['ada@lewisham.example', 'None yet']);
    expect(warning).toBeUndefined();
  });

  it('asks for a first time and the days, and drops what was chosen twice', () => {
    const { fields } = remindersQuestion(view);
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual(['time-1', 'days']);
    const form = { 'time-1': '13:00', 'time-3': '13:00', 'time-4': '08:00', days: 'working' };
    expect(timesFrom(form)).toEqual({ times: ['08:00', '13:00'] });
  });

  it('warns where the last email was turned away, there is no address, or none is sent', () => {
    const bounced = { at: '2026-11-24T09:00:00Z', code: 550 };
    expect(remindersQuestion({ ...view, bounced }).warning).toContain('24 November 2026');
    expect(remindersQuestion({ ...view, address: undefined }).warning).toContain('add your email');
    expect(remindersQuestion({ ...view, sending: false }).warning).toContain('No emails are sent');
    const renewed = remindersQuestion({ ...view, signInRenewedAt: '2026-11-24T09:00:00Z' });
    expect(renewed.facts?.[2]?.value).toMatch(/^24 November 2026 at 9am. If you did not ask/);
    const last = remindersQuestion({ ...view, lastSentAt: '2026-11-24T09:00:00Z' }).facts?.[1];
    expect(last?.value).toBe('24 November 2026 at 9am');
  });
});

describe('whose reminders are turned away', () => {
  it('leads to each of them, by name', () => {
    const contact = { name: 'Ben Okoro', role: 'Worker', team: 'Early Help', email: 'b@x.example' };
    const found = {
      items: [{ personId: ID, at: '2026-11-24T09:00:00Z', code: 550 }],
      people: [{ id: ID, authority: LEWISHAM, contact }],
    };
    expect(bouncedView(found, LEWISHAM).rows).toEqual([
      {
        text: 'Ben Okoro',
        href: `/our-staff/${ID}`,
        about: 'b@x.example, 24 November 2026 at 9am',
      },
    ]);
    expect(bouncedView({ items: [] }, LEWISHAM).empty).toContain('Lewisham was taken');
  });
});
