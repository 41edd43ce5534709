import { describe, expect, it } from '@jest/globals';
import { asked, testId } from '@hub/testing';
import { GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { looksFor, mayLook, passOn, see, waitsOf } from './consent-look.js';

const [CONSENT, EPISODE, LEAD, COORDINATOR] = [testId(1), testId(2), testId(3), testId(4)];
const answering = { leadAuthority: GREENWICH, leadProfessionalId: LEAD, startedBy: LEWISHAM };
const contactOf = (authority: string) => asked(authority, { roles: ['lead_caf_contact'] }).caller;
const lead = asked(GREENWICH, { personId: LEAD }).caller;
const elsewhere = asked(SOUTHWARK).caller;
const coordinator = { authority: SOUTHWARK, personId: COORDINATOR };
const forCoordinator = { step: 'look_at_consent', ...coordinator };
const forLead = { step: 'look_at_consent', authority: GREENWICH, personId: LEAD };
const contact = (authority: string) => ({
  step: 'look_at_consent',
  authority,
  role: 'lead_caf_contact',
});
const waits = (who: Parameters<typeof looksFor>[1], said = elsewhere) =>
  waitsOf(looksFor(CONSENT, who, said));

it('waits for who leads and the lead CAF contact of where it started, not for who said it', () => {
  expect(waits(answering)).toEqual([forLead, contact(LEWISHAM)]);
  expect(waits(answering, lead)).toEqual([contact(LEWISHAM)]);
  expect(waits(answering, contactOf(LEWISHAM))).toEqual([forLead]);
  expect(waits(answering, contactOf(GREENWICH))).toEqual([forLead, contact(LEWISHAM)]);
  expect(waits({ leadAuthority: GREENWICH, startedBy: LEWISHAM })).toEqual([
    contact(GREENWICH),
    contact(LEWISHAM),
  ]);
  expect(waits({ leadAuthority: LEWISHAM, startedBy: LEWISHAM })).toEqual([contact(LEWISHAM)]);
  expect(waits({ ...answering, leadAuthority: LEWISHAM })).toHaveLength(2);
  expect(waits({})).toEqual([]);
});

it('is seen by whom it waits for, or their lead CAF contact, once', () => {
  const known = looksFor(CONSENT, answering, elsewhere);
  const at = '2026-03-02T10:00:00.000Z';
  const seen = (by: typeof lead, of = known) => see(of, { caller: by, episodeId: EPISODE, at });
  const colleague = asked(GREENWICH, { personId: testId(9) }).caller;
  expect([lead, contactOf(GREENWICH), contactOf(LEWISHAM)].map((by) => mayLook(known, by))).toEqual(
    [true, true, true],
  );
  expect([colleague, elsewhere, contactOf(SOUTHWARK)].map((by) => mayLook(known, by))).toEqual([
    false,
    false,
    false,
  ]);
  expect(seen(colleague)).toEqual({ next: known, facts: [] });
  const { next, facts } = seen(lead);
  expect(facts).toMatchObject([
    {
      event: { type: 'consent.seen.v1' },
      payload: { consentId: CONSENT, episodeId: EPISODE, waits: [contact(LEWISHAM)] },
      recipients: [GREENWICH, LEWISHAM],
    },
  ]);
  expect(seen(contactOf(GREENWICH), next)).toEqual({ next, facts: [] });
  expect(seen(contactOf(LEWISHAM), next).facts).toMatchObject([{ payload: { waits: [] } }]);
});

describe('whoever coordinates', () => {
  const coordinated = { ...answering, coordinator };
  const passed = (now: Parameters<typeof passOn>[2]) => {
    const known = looksFor(CONSENT, coordinated, contactOf(LEWISHAM));
    const { next, facts } = passOn(known, EPISODE, now);
    return { waits: waitsOf(next), told: facts.map(({ recipients }) => recipients) };
  };
  const led = { authority: GREENWICH, personId: LEAD };

  it('is waited for beside who leads, but not where they said it, or lead as well', () => {
    expect(waits(coordinated)).toEqual([forLead, contact(LEWISHAM), forCoordinator]);
    const caller = asked(SOUTHWARK, { personId: COORDINATOR }).caller;
    expect(waits(coordinated, caller)).toEqual([forLead, contact(LEWISHAM)]);
    const both = { ...coordinated, coordinator: led };
    expect(waits(both)).toEqual([forLead, contact(LEWISHAM)]);
    expect(waits({ coordinator })).toEqual([forCoordinator]);
  });

  it('looks at it in place of who coordinated, where nobody does any more nobody', () => {
    expect(passed({ lead: led, coordinator })).toEqual({
      ...{ waits: [forLead, forCoordinator], told: [] },
    });
    const other = { authority: LEWISHAM, personId: testId(5) };
    expect(passed({ lead: led, coordinator: other })).toEqual({
      waits: [forLead, { ...forCoordinator, ...other }],
      told: [[GREENWICH, LEWISHAM, SOUTHWARK]],
    });
    expect(passed({ lead: led })).toEqual({ waits: [forLead], told: [[GREENWICH, SOUTHWARK]] });
    expect(passed({ lead: led, coordinator, hiddenFrom: [SOUTHWARK] })).toEqual({
      ...{ waits: [forLead], told: [[GREENWICH]] },
    });
  });

  it('keeps what waits for them while another leads, and has it once where they lead', () => {
    const next = { authority: LEWISHAM, personId: testId(6) };
    expect(passed({ lead: next, coordinator }).waits).toEqual([
      { ...forLead, ...next },
      forCoordinator,
    ]);
    expect(passed({ lead: coordinator, coordinator }).waits).toEqual([forCoordinator]);
  });
});
