import { beforeEach, describe, expect, it } from '@jest/globals';
import { BreachStands, type BreachStandsPayload } from '@hub/internal-messages';
import { readPolicies } from '@hub/service-host';
import { CountingIds } from '@hub/testing';
import {
  as,
  CorrectionsAtWork,
  DECIDER,
  WRONG_REFERENCE,
} from '../../testing/corrections-at-work.js';
import { EPISODE, GREENWICH, LEWISHAM, lookupRegister } from '../../testing/examples.js';
import { GatherRecord } from '../records/gather-record.js';
import { breachItem } from './breach-record-view.js';
import { viewBreach } from './breach-view.js';
import { HandleBreach } from './handle-breach.js';
import { endBreach } from './open-breach.js';
import { WakeBreach } from './wake-breach.js';

const HEAD = as(LEWISHAM, 6, 'head_of_service');
const HOUR = 3_600_000;

describe('a breach of personal data', () => {
  let at: CorrectionsAtWork;
  let breaches: HandleBreach;
  let correctionId: string;
  const waits = () => {
    const stands = at.work.facts.findLast(({ event }) => event === BreachStands);
    return (stands?.payload as BreachStandsPayload).waits.map(
      ({ step, role }) => `${step} ${String(role)}`,
    );
  };
  beforeEach(async () => {
    at = new CorrectionsAtWork();
    await at.open();
    breaches = new HandleBreach(at.work, readPolicies());
    correctionId = (await at.raise()).id;
  });

  it('is recorded with what was raised, assessed, decided, and told: one page says all of it', async () => {
    const first = ['lead_caf_contact', 'data_protection_officer', 'head_of_service'];
    expect(waits()).toEqual(first.map((role) => `assess_breach ${role}`));
    const some = { correctionId, risk: 'some' } as const;
    expect(await breaches.assess(some, DECIDER)).toMatchObject({ risk: 'some' });
    const told = { correctionId, told: true } as const;
    expect(await breaches.decide(told, DECIDER)).toHaveProperty('refused');
    expect(await breaches.decide(told, HEAD)).toMatchObject({ regulator: { told: true } });
    await at.approve(correctionId);
    await at.answering.execute({ correctionId, outcome: 'deleted' }, as(GREENWICH, 2));
    const family = { correctionId, told: false, because: 'no_high_risk' } as const;
    expect(await breaches.tell(family, DECIDER)).toMatchObject({ waits: [] });
    expect(await breaches.read({ correctionId }, DECIDER)).toMatchObject({
      incident: '2026-1',
      kind: 'sent_too_wide',
      correction: 'made',
      risk: 'some',
      regulator: { told: true },
      family: { told: false, because: 'no_high_risk' },
      ...{ told: 1, deleted: 1, kept: 0, waits: [], version: 4 },
    });
    expect(waits()).toEqual([]);
  });

  it('is there for the authority that answers for it alone, and for whom it verified', async () => {
    const some = { correctionId, risk: 'some' } as const;
    for (const [by, refused] of [
      [as(GREENWICH, 2), 'not_found'],
      [as(LEWISHAM, 4, 'lead_caf_contact', false), 'not_verified'],
      [as(LEWISHAM, 7, 'practitioner'), 'not_involved'],
    ] as const)
      expect(await breaches.assess(some, by)).toMatchObject({ refused });
    expect(await breaches.read({ correctionId }, as(GREENWICH, 2))).toEqual({
      refused: 'not_found',
    });
    const { id } = await at.raise(WRONG_REFERENCE);
    expect(await breaches.read({ correctionId: id }, DECIDER)).toEqual({ refused: 'not_found' });
    expect(await breaches.assess({ ...some, correctionId: id }, DECIDER)).toEqual({
      refused: 'not_found',
    });
  });

  it('is judged and decided by the data protection officer of that authority, who corrects nothing', async () => {
    const officer = as(LEWISHAM, 8, 'data_protection_officer');
    const elsewhere = as(GREENWICH, 9, 'data_protection_officer');
    const unverified = as(LEWISHAM, 8, 'data_protection_officer', false);
    const some = { correctionId, risk: 'some' } as const;
    expect(await breaches.assess(some, elsewhere)).toEqual({ refused: 'not_found' });
    expect(await breaches.assess(some, unverified)).toMatchObject({ refused: 'not_verified' });
    expect(await breaches.assess(some, officer)).toMatchObject({ risk: 'some' });
    expect(waits()).toContain('decide_breach data_protection_officer');
    const untold = { correctionId, told: false } as const;
    expect(await breaches.decide({ ...untold, because: 'told_by_another' }, officer)).toMatchObject(
      { regulator: { told: false } },
    );
    expect(await breaches.tell({ ...untold, because: 'contained' }, officer)).toMatchObject({
      waits: [],
    });
    expect(await at.deciding.approve({ correctionId }, officer)).toMatchObject({
      refused: 'not_involved',
    });
  });

  it('climbs while nobody judges it, and is over where nothing was wrong', async () => {
    const wake = new WakeBreach(at.work, new CountingIds());
    await wake.execute(correctionId);
    at.clock.advance(24 * HOUR);
    for (let times = 0; times < 2; times += 1) await wake.execute(correctionId);
    expect(waits()).toContain('assess_breach service_manager');
    await at.deciding.decline({ correctionId, because: 'is_right' }, DECIDER);
    expect(waits()).toEqual([]);
    expect(await breaches.assess({ correctionId, risk: 'high' }, DECIDER)).toMatchObject({
      refused: 'correction_settled',
    });
    await wake.execute(correctionId);
    expect(await endBreach({ id: EPISODE }, at.work.stores)).toEqual([]);
  });

  it('stands in the family’s record in words', async () => {
    const gather = async () => {
      const record = await new GatherRecord(at.work, lookupRegister).execute({
        episodeId: EPISODE,
        authority: LEWISHAM,
      });
      if (!('items' in record)) throw new Error('nothing was gathered');
      const items = record.items.filter(({ id }) => id.startsWith('breach-'));
      return JSON.stringify(items.map(({ title, fields }) => [title, fields]));
    };
    expect(await gather()).toContain('nobody has judged that yet');
    await breaches.assess({ correctionId, risk: 'high' }, DECIDER);
    await breaches.tell({ correctionId, told: true, how: 'in_person' }, DECIDER);
    const words = await gather();
    for (const part of ['should not have', 'harm is likely', 'not decided yet', 'yes, in person'])
      expect(words).toContain(part);
    expect(words).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const breach = await at.work.stores.breaches.find(correctionId);
    const raised = await at.work.stores.corrections.find(correctionId);
    if (!breach || !raised) throw new Error('nothing was kept');
    expect(breachItem(breach)).toHaveLength(1);
    expect(viewBreach(breach, raised, [])).toMatchObject({ told: 0, risk: 'high' });
  });
});
