import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { WithdrawConsent } from '@hub/contracts/consent';
import { TakeEpisodeStep } from '@hub/contracts/episode';
import type {
  DecisionExplanation,
  EvidencePage,
  PolicyPage,
  PolicyTextView,
  PolicyTrial,
  PolicyView,
} from '@hub/contracts/ledger';
import type { Evidence } from '@hub/journal';
import { Stage } from './stage/stage.js';

const HOME = 'Lewisham';
const PARTNER = 'Greenwich';
const STANDARD = readFileSync('data/policies/standard/london.yaml', 'utf8');
const RELEASED = Number(/^version: (\d+)$/m.exec(STANDARD)?.[1]);
const withVersion = (number: number): string =>
  STANDARD.replace(/^version: \d+$/m, `version: ${String(number)}`);

let stage: Stage;
const head = (authority: string) => stage.as(authority, 'head_of_service');
beforeAll(() => {
  stage = new Stage();
});

const draft = async (text: string): Promise<PolicyView> =>
  (
    await head(HOME).post<PolicyView>('/v1/policies', {
      body: { text, reason: 'To be tried before it goes live' },
    })
  ).body;
const approve = async (by: string, { id }: PolicyView): Promise<PolicyView> =>
  (await head(by).post<PolicyView>(`/v1/policies/${id}/approvals`, { body: {}, attempts: 1 })).body;

/** A case whose consent is withdrawn and that moves on: one decision of each of two services. */
async function decideTwice(): Promise<string> {
  const { consent, episode } = await stage.episode(HOME, [PARTNER]);
  const by = stage.as(HOME);
  await by.post(`/v1/episodes/${episode.id}/steps`, {
    body: { step: 'begin_assessment' },
    ifMatch: `"${String(episode.version)}"`,
  });
  await by.post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
  return episode.id;
}

/** Why those requests came out as they did, as the ledger tells. */
async function explained(episodeId: string): Promise<DecisionExplanation[]> {
  const entries = await stage.until(
    async () =>
      (await stage.as(HOME).get<EvidencePage>(`/v1/episodes/${episodeId}/evidence`)).body.items.map(
        ({ entry }) => JSON.parse(entry) as Evidence,
      ),
    (seen) =>
      [TakeEpisodeStep.type, WithdrawConsent.type].every((type) =>
        seen.some(({ action }) => action === type),
      ),
  );
  return Promise.all(
    [TakeEpisodeStep.type, WithdrawConsent.type].map(async (type) => {
      const message = entries.find(({ action }) => action === type)?.message ?? '';
      const path = `/v1/decisions/${message}/explanation`;
      return (await stage.as(HOME).get<DecisionExplanation>(path)).body;
    }),
  );
}

describe('policies that authorities draft', () => {
  it('are tried on what was decided, and explain it, before they decide anything', async () => {
    const [step] = await explained(await decideTwice());
    expect(step).toMatchObject({
      action: TakeEpisodeStep.type,
      permitted: true,
      basis: 'public_task',
      wouldBePermitted: true,
    });
    expect(step?.facts).toEqual(
      expect.arrayContaining(['kind=person', 'step=begin_assessment', 'verified=true']),
    );
    expect(step?.policies[0]?.says).toMatch(/^Who /);

    const narrow = await draft(
      withVersion(RELEASED + 1).replace('        - begin_assessment\n', ''),
    );
    const { body: tried } = await head(PARTNER).get<PolicyTrial>(
      `/v1/policies/${narrow.id}/simulation?days=1`,
    );
    expect(tried.newlyRefused).toBeGreaterThan(0);
    expect(tried.newlyPermitted).toBe(0);
    expect(tried.changes.every(({ facts }) => facts.includes('step=begin_assessment'))).toBe(true);
    const { body: read } = await head(PARTNER).get<PolicyTextView>(`/v1/policies/${narrow.id}`);
    expect(read).toMatchObject({ added: [], removed: [], changed: ['work-on-the-case'] });
    const path = `/v1/policies/${narrow.id}/withdrawal`;
    await expect(head(PARTNER).post(path, { body: {}, attempts: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await head(HOME).post<PolicyView>(path, { body: {} })).body.state).toBe('withdrawn');
  });

  it('are refused with their line, and are for who answers for an authority', async () => {
    const broken = withVersion(RELEASED + 1).replace('step.v1]', 'stepp.v1]');
    await expect(draft(broken)).rejects.toMatchObject({
      code: 'policy_faulty',
      detail: expect.stringMatching(/line \d+: .*no request of the hub/),
    });
    const body = { text: withVersion(RELEASED + 1), reason: 'To be tried out' };
    await expect(stage.as(HOME).post('/v1/policies', { body, attempts: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('take effect in every service at one instant, once two other authorities agree', async () => {
    const next = await draft(withVersion(RELEASED + 1));
    await expect(approve(HOME, next)).rejects.toMatchObject({ code: 'other_authority_needed' });
    expect((await approve(PARTNER, next)).state).toBe('drafted');
    await expect(approve(PARTNER, next)).rejects.toMatchObject({ code: 'other_authority_needed' });
    const before = await decideTwice();
    const approved = await approve('Southwark', next);
    expect(approved.state).toBe('approved');
    for (const service of ['episode-service', 'consent-service', 'arbitration-service'])
      await stage.until(
        () => stage.query<{ version: number }>(service, 'SELECT version FROM policy_version'),
        (rows) => rows.some(({ version }) => version === RELEASED + 1),
      );
    const versions = async (episodeId: string): Promise<string[]> =>
      (await explained(episodeId)).map(({ version }) => version.split(' ').at(-1) ?? '');
    expect(await versions(before)).toEqual(Array(2).fill(`london-${String(RELEASED)}`));

    await stage.until(
      async () => (await head(HOME).get<PolicyPage>('/v1/policies?state=in_force')).body.items,
      ([first]) => first?.id === next.id,
    );
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(approved.from ?? ''));
    expect(await versions(await decideTwice())).toEqual(
      Array(2).fill(`london-${String(RELEASED + 1)}`),
    );
  });
});
