import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpDoor } from '@hub/borough-connector';
import type { AuthorityView } from '@hub/contracts/identity';
import type { InboxPage } from '@hub/contracts/notification';
import { refusalOf } from './stage/refusal-of.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('contacts', () => {
  const GSS = 'Sutton';
  const read = async (door: HttpDoor): Promise<AuthorityView> =>
    (await door.get<AuthorityView>(`/v1/authorities/${stage.code(GSS)}`)).body;
  const deputy = () => stage.person(GSS);
  afterAll(async () => {
    await stage.query(
      'identity-service',
      `UPDATE authority SET confirmed_on = current_date, asked_on = NULL WHERE code = '${stage.code(GSS)}'; DELETE FROM absence; UPDATE authority SET deputy_ids = '{}'`,
    );
  });

  it('edited by another authority are refused', async () => {
    const { lead } = await read(stage.as('Camden'));
    const body = { leadCafContactId: lead.personId, teams: [], systems: [] };
    expect(
      await refusalOf(
        stage
          .as('Camden', 'lead_caf_contact')
          .post(`/v1/authorities/${stage.code(GSS)}`, { body, ifMatch: '"1"' }),
      ),
    ).toEqual([403, 'forbidden']);
    expect(
      await refusalOf(
        stage.as(GSS, 'lead_caf_contact').post(`/v1/authorities/${stage.code(GSS)}`, { body }),
      ),
    ).toEqual([428, 'precondition_required']);
  });

  it('are out of the hands of a lead from the moment that another has their place', async () => {
    const [lead, manager] = [stage.as(GSS, 'lead_caf_contact'), stage.as(GSS, 'service_manager')];
    const say = async (door: typeof lead, leadCafContactId: string) => {
      const { version } = await read(manager);
      const body = { leadCafContactId, teams: [], systems: [] };
      const more = { body, ifMatch: `"${String(version)}"`, attempts: 1 };
      return door.post<AuthorityView>(`/v1/authorities/${stage.code(GSS)}`, more);
    };
    const { lead: before } = await read(lead);
    await expect(say(manager, stage.unverified(GSS).id)).rejects.toMatchObject({
      code: 'person_unverified',
    });
    await say(manager, deputy().id);
    await expect(say(lead, before.personId)).rejects.toMatchObject({ code: 'forbidden' });
    const { body } = await say(manager, before.personId);
    expect(body.lead.personId).toBe(before.personId);
  });

  it('go to a deputy while the lead is away: in answers, and in what the deputy may do', async () => {
    const lead = stage.as(GSS, 'lead_caf_contact');
    const before = await read(lead);
    const { body: changed } = await lead.post<AuthorityView>(`/v1/authorities/${stage.code(GSS)}`, {
      body: {
        leadCafContactId: before.lead.personId,
        deputyIds: [deputy().id],
        teams: [],
        systems: [],
      },
      ifMatch: `"${String(before.version)}"`,
    });
    expect(changed).toMatchObject({
      onDuty: 'lead',
      deputies: [{ personId: deputy().id }],
      freshness: 'fresh',
    });
    // Only a lead CAF contact may look at questions about lookups.
    const asDeputy = (): Promise<unknown> =>
      stage.asSystem(GSS).get('/v1/lookup-questions', { actingPerson: deputy().id });
    await expect(asDeputy()).rejects.toMatchObject({ status: 403 });
    const now = Date.now();
    const absence = {
      personId: before.lead.personId,
      from: new Date(now - 1_000).toISOString(),
      until: new Date(now + 3_600_000).toISOString(),
    };
    const { body: away } = await lead.post<AuthorityView>(
      `/v1/authorities/${stage.code(GSS)}/absences`,
      { body: absence },
    );
    expect(away).toMatchObject({ onDuty: 'deputy', lead: { awayUntil: absence.until } });
    expect(away.leadCafContact.name).toBe(deputy().name);
    // The gateway keeps a person's roles for half a minute.
    await stage.until(
      () =>
        asDeputy().then(
          () => true,
          () => false,
        ),
      Boolean,
      45_000,
    );
  });

  it('not confirmed for 90 days are asked for in the lead’s inbox until they are', async () => {
    await stage.query(
      'identity-service',
      `UPDATE authority SET confirmed_on = current_date - 91, asked_on = NULL WHERE code = '${stage.code(GSS)}'`,
    );
    await stage.process('identity-service', 'stop');
    await stage.process('identity-service', 'start');
    const inbox = async (): Promise<InboxPage['items']> =>
      (await stage.as(GSS, 'lead_caf_contact').get<InboxPage>('/v1/inbox')).body.items.filter(
        ({ workflow }) => workflow === 'contacts',
      );
    expect(await stage.until(inbox, (items) => items.length > 0)).toMatchObject([
      { step: 'confirm_contacts', path: `/v1/authorities/${stage.code(GSS)}` },
    ]);
    expect(await read(stage.as('Camden'))).toMatchObject({ freshness: 'due' });
    await stage
      .as(GSS, 'lead_caf_contact')
      .post(`/v1/authorities/${stage.code(GSS)}/confirmation`, { body: {} });
    await stage.until(inbox, (items) => items.length === 0);
    expect(await read(stage.as('Camden'))).toMatchObject({ freshness: 'fresh' });
  });
});
