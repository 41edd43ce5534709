import { describe, expect, it } from '@jest/globals';
import type { HandOverPack, TransferView } from '@hub/contracts/episode';
import { changesSince } from '../../pages/changes.js';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { actOf, handOverView, standingOf } from './hand-over-view.js';
import { proposalFrom, proposeQuestion } from './propose-question.js';

const ID = '01900000-0000-7000-8000-000000000001';
const ADA = '01900000-0000-7000-8000-000000000002';
const BEN = '01900000-0000-7000-8000-000000000003';
const TRANSFER: TransferView = {
  id: ID,
  episodeId: ID,
  fromAuthority: 'E09000023',
  toAuthority: 'E09000011',
  state: 'proposed',
  reason: 'move',
  familyView: 'agrees',
  outgoingPersonId: ADA,
  outgoingTerm: 1,
  proposedAt: '2026-11-23T09:00:00Z',
  waits: [{ step: 'nominate', authority: 'E09000011', dueAt: '2026-11-27T17:00:00Z' }],
  version: 2,
};
const there: Person = {
  id: BEN,
  name: 'Ben',
  post: 'x',
  authority: 'E09000011',
  roles: ['lead_caf_contact'],
};
const here: Person = { ...there, id: ADA, authority: 'E09000023', roles: ['practitioner'] };
const contact = { name: 'Ben Shah', role: 'School nurse', team: 'Health' };
const CANDIDATES = [{ id: BEN, authority: 'E09000011', contact, roles: [], verified: true }];
const CASELOADS = [
  { personId: BEN, leads: 1, overdue: 1, covered: 0, coveredAlone: 0, standsIn: 2, gone: false },
];
const view = (
  change: Partial<TransferView>,
  person = there,
  form = {},
  faults: { field: string; text: string }[] = [],
) =>
  handOverView(
    {
      transfer: { ...TRANSFER, ...change },
      etag: '"2"',
      candidates: CANDIDATES,
      caseloads: CASELOADS,
    },
    person,
    form,
    faults,
  );

describe('whose turn it is', () => {
  it.each([
    ['awaiting_family', here, 'family'],
    ['awaiting_family', there, 'nothing'],
    ['proposed', there, 'nominate'],
    ['proposed', here, 'nothing'],
    ['nominated', there, 'accept'],
    ['accepted', there, 'pack'],
    ['completed', there, 'nothing'],
  ] as const)('%s', (state, person, act) => {
    expect(actOf({ ...TRANSFER, state, incomingPersonId: BEN }, person)).toBe(act);
  });
});

describe('a change of the lead', () => {
  it('says who must act by when, and how far it is', () => {
    const shown = view({});
    expect(shown.waits).toEqual(['Greenwich is to act by Friday 27 November 2026 at 5pm.']);
    expect(shown.steps.map(({ state }) => state)).toEqual(['Done', 'Now', 'To do', 'To do']);
    expect(shown.candidates[0]?.text).toBe(
      'Ben Shah, School nurse: leads 1 case, stands in for 2, 1 review overdue',
    );
    expect([shown.canDecline, shown.canCancel, shown.etag]).toEqual([true, false, '"2"']);
    expect(view({ waits: [{ step: 'nominate', authority: 'E09000011' }] }).waits[0]).toContain(
      'stands still',
    );
  });

  it('sends along how it stood, by which who was slower is told what changed', () => {
    const before = { seen: view({}).seen };
    const nominated = { ...TRANSFER, state: 'nominated' as const, incomingPersonId: BEN };
    expect(changesSince(before, standingOf(nominated))).toEqual([
      {
        text: 'How it stands is now “The person named is to say yes or no”. It was “The other borough is to name a person”',
      },
      {
        text: 'Leads afterwards is now “Somebody at Greenwich, Greenwich”. It was “Nobody yet, Greenwich”',
      },
    ]);
  });

  it('says which closed days the clock leaves out, and whom to ring meanwhile', () => {
    const notCounted = [{ from: '2026-07-22', to: '2026-09-01', name: 'Summer holiday' }];
    expect(view({ notCounted }).facts).toContainEqual({
      key: 'Days not counted',
      value: 'Summer holiday, 22 July 2026 to 1 September 2026: they are closed',
    });
  });

  it('can be called off from where it was proposed, and not when it is over', () => {
    expect(view({}, here).canCancel).toBe(true);
    const over = view({ state: 'declined', endedBecause: 'No capacity' }, here);
    expect([over.canCancel, over.facts.at(-1)?.value]).toEqual([false, 'No capacity']);
    expect(view({ orderedBy: ID }).canDecline).toBe(false);
  });

  it('keeps what was typed beside what is wrong', () => {
    const shown = view({}, there, { reason: 'Full' }, [{ field: 'personId', text: 'Select' }]);
    expect([shown.reason, shown.errors['personId']]).toEqual(['Full', { text: 'Select' }]);
  });

  it('shows what is in the pack', () => {
    const episode = {
      levelOfNeed: { level: 2, label: 'Targeted' },
      team: [],
    } as object as HandOverPack['episode'];
    const pack = {
      transferId: ID,
      madeAt: '',
      episode,
      documents: [],
      consents: [],
      sharingRegister: [],
      digest: 'd',
    };
    const shown = handOverView(
      { transfer: TRANSFER, etag: undefined, candidates: [], caseloads: [], pack },
      there,
      {},
      [],
    );
    expect(shown.pack?.facts[0]).toBe('Level of need: 2, Targeted');
    expect(shown.pack?.digest).toBe('d');
  });
});

describe('a proposal', () => {
  it('is asked for whole', () => {
    const { fields } = proposeQuestion(ID);
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual([
      'toAuthority',
      'reason',
      'familyView',
    ]);
    const whole = { toAuthority: 'E09000011', reason: 'move', familyView: 'agrees' };
    expect(faultsIn(fields, whole)).toEqual([]);
    expect(proposalFrom(whole, ID)).toEqual({ episodeId: ID, ...whole });
  });
});
