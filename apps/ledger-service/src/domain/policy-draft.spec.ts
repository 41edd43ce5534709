import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { approve, type Approving, type PolicyDraft, withdraw } from './policy-draft.js';

const AT = '2026-03-02T09:30:00.000Z';
const LATER = '2026-03-02T10:30:00.000Z';
const draft: PolicyDraft = {
  id: 'd',
  version: 6,
  text: '',
  reason: 'To be tried',
  authority: 'E09000023',
  personId: undefined,
  draftedAt: AT,
  state: 'drafted',
  approvals: [],
};
const by = (authority: string, change: Partial<Approving> = {}): Approving => ({
  by: { authority, personId: undefined, at: AT },
  newest: 5,
  leadMs: 3_600_000,
  ...change,
});
function approved(...authorities: string[]) {
  return authorities.reduce<ReturnType<typeof approve>>(
    (stand, authority) => (isRefusal(stand) ? stand : approve(stand, by(authority))),
    draft,
  );
}

describe('a draft of policies', () => {
  it('decides once two other authorities approved it, not before it can be told', () => {
    expect(approved('E09000011')).toMatchObject({ state: 'drafted', approvals: [{ at: AT }] });
    expect(approved('E09000011', 'E09000028')).toMatchObject({ state: 'approved', from: LATER });
  });

  it.each([
    ['2026-03-02T10:00:00.000Z', LATER],
    ['2026-03-02T10:30:00Z', LATER],
    ['2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z'],
  ])('not before %s decides from %s', (notBefore, from) => {
    const first = approve({ ...draft, notBefore }, by('E09000011'));
    if (isRefusal(first)) throw new Error(first.refused);
    expect(approve(first, by('E09000028'))).toMatchObject({ from });
  });

  it.each([
    ['who drafted it', ['E09000023']],
    ['the same authority twice', ['E09000011', 'E09000011']],
  ])('is not approved by %s', (_who, authorities) => {
    expect(approved(...authorities)).toMatchObject({ refused: 'other_authority_needed' });
  });

  it('is not approved where a later version is, nor once it is approved or taken back', () => {
    expect(approve(draft, by('E09000011', { newest: 6 }))).toMatchObject({
      refused: 'policy_outdated',
    });
    expect(approved('E09000011', 'E09000028', 'E09000001')).toMatchObject({
      refused: 'policy_settled',
    });
    const back = withdraw(draft);
    expect(back).toMatchObject({ state: 'withdrawn' });
    if (isRefusal(back)) throw new Error(back.refused);
    expect(approve(back, by('E09000011'))).toMatchObject({ refused: 'policy_settled' });
    expect(withdraw(back)).toMatchObject({ refused: 'policy_settled' });
  });
});
