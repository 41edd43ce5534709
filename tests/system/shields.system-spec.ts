import { beforeAll, describe, expect, it } from '@jest/globals';
import type { HubProblemError } from '@hub/borough-connector';
import { EpisodeMoved, type EpisodeView } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';

const [LEADS, OLD, NEW] = ['Lewisham', 'Southwark', 'Bexley'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a family that fled with an open case', () => {
  it('is hidden from the borough it fled from, in every service, until that is lifted', async () => {
    const { episode: started } = await stage.episode(LEADS, [OLD, NEW]);
    await stage.join(stage.as(LEADS), started.id, { authority: OLD, person: stage.person(OLD) });
    const path = `/v1/episodes/${started.id}`;
    const read = async () => (await stage.as(LEADS).get<EpisodeView>(path)).body;
    const post = async (to: string, body: object) =>
      stage.as(LEADS).post<EpisodeView>(`${path}${to}`, {
        body,
        ifMatch: `"${String((await read()).version)}"`,
        attempts: 1,
      });
    const places = [path, `${path}/history`, `${path}/documents`, `${path}/sharing-register`];
    const seen = () =>
      Promise.all(
        places.map((place) =>
          stage
            .as(OLD)
            .get(place)
            .then(
              () => 200,
              (error: unknown) => (error as HubProblemError).status,
            ),
        ),
      );
    expect(await seen()).toEqual([200, 200, 200, 200]);

    const shielding = { hiddenFrom: [stage.code(OLD)], because: 'domestic_abuse' };
    const { body: shielded } = await post('/shield', shielding);
    expect(shielded.counterparts).not.toContain(stage.code(OLD));
    await stage.until(seen, (all) => all.every((status) => status === 404));
    await post('/steps', { step: 'change_home', homeAuthority: stage.code(NEW) });
    await stage.journal.until(EpisodeMoved.type, started.id, [stage.code(NEW)]);
    const told = await stage.journal.find({ authority: stage.code(OLD), subject: started.id });
    expect(told.map(({ message }) => message.type)).not.toContain(EpisodeMoved.type);
    await expect(
      post('/steps', { step: 'change_home', homeAuthority: stage.code(OLD) }),
    ).rejects.toMatchObject({ status: 409, code: 'shielded_from' });

    await post('/shield/lifting', { because: 'danger_over' });
    await stage.until(seen, (all) => all.every((status) => status === 200));
  });
});
