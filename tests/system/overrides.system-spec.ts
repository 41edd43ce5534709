import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { OpenedOverride, OverrideView, SharingRegister } from '@hub/contracts/consent';
import type { InboxPage } from '@hub/contracts/notification';
import { Folders } from './stage/folders.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let folders: Folders;
beforeAll(() => {
  stage = new Stage();
  folders = new Folders(stage);
});

describe('an episode’s folder', () => {
  it('opens for an hour to an override in the public interest, which an authority with no part in it reviews', async () => {
    const { episode: one } = await folders.episode();
    const added = await folders.addAssessment(one.id);
    await expect(folders.request(added.id, 'Barnet')).rejects.toMatchObject({ status: 404 });
    const body = {
      recipient: stage.code('Barnet'),
      categories: ['assessment'],
      ground: 'significant_harm',
      explanation: 'x',
      familyTold: true,
    };
    await expect(
      stage.asSystem('Lewisham').post(`/v1/episodes/${one.id}/overrides`, { body }),
    ).rejects.toMatchObject({ status: 403 });
    const { body: override } = await stage
      .as('Lewisham')
      .post<OverrideView>(`/v1/episodes/${one.id}/overrides`, { body });
    const { body: opened } = await stage
      .as('Barnet')
      .get<OpenedOverride>(`/v1/overrides/${override.id}`);
    expect(opened.documents.map(({ id }) => id)).toEqual([added.id]);
    expect((await folders.request(added.id, 'Barnet', 'lead_caf_contact')).release).toMatchObject({
      because: 'public_interest',
      validUntil: override.expiresAt,
    });
    const reviewer =
      stage.credentials.authorities.find(({ code }) => code === override.reviewer)?.name ?? '';
    const inbox = (name: string, role: Role) => stage.as(name, role).get<InboxPage>('/v1/inbox');
    await stage.until(
      () => inbox(reviewer, 'lead_caf_contact'),
      ({ body: { items } }) => items.some(({ path }) => path === `/v1/overrides/${override.id}`),
    );
    const review = { justified: false, reason: 'More than was needed' };
    const reviewed = await stage
      .as(reviewer, 'lead_caf_contact')
      .post<OverrideView>(`/v1/overrides/${override.id}/review`, { body: review });
    expect(reviewed.body.review).toBe('unjustified');
    const { body: again } = await stage
      .as('Lewisham')
      .post<OverrideView>(`/v1/episodes/${one.id}/overrides`, { body });
    await stage.until(
      () => inbox('Lewisham', 'head_of_service'),
      ({ body: { items } }) => items.some(({ subject }) => subject === again.id),
    );
    const { recipient: _nobody, ...bare } = body;
    const toldOutside = {
      kind: 'police',
      organisation: 'Lewisham Safeguarding Unit',
      how: 'by_telephone',
      at: new Date(Date.now() - 60_000).toISOString(),
    };
    const told = await stage
      .as('Lewisham')
      .post<OverrideView>(`/v1/episodes/${one.id}/overrides`, { body: { ...bare, toldOutside } });
    const { body: register } = await stage
      .as('Greenwich')
      .get<SharingRegister>(`/v1/episodes/${one.id}/sharing-register`);
    expect(register.toldOutside).toEqual([
      {
        ...toldOutside,
        overrideId: told.body.id,
        categories: ['assessment'],
        authority: stage.code('Lewisham'),
        personId: stage.person('Lewisham').id,
      },
    ]);
    await expect(
      stage.as('Lewisham').post(`/v1/episodes/${one.id}/overrides`, { body: bare, attempts: 1 }),
    ).rejects.toMatchObject({ status: 422, code: 'step_incomplete' });
    await expect(
      stage
        .as('Lewisham')
        .post(`/v1/episodes/${one.id}/overrides`, { body: { ...body, ground: 'serious_crime' } }),
    ).rejects.toMatchObject({ status: 403, code: 'override_suspended' });
  });
});
