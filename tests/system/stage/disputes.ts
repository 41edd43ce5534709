import type { HttpDoor } from '@hub/borough-connector';
import type { DisputeView } from '@hub/contracts/arbitration';
import { takeDisputeStep } from '../../../tools/demonstration/episode-acts.js';
import type { Stage } from './stage.js';

/** Disputes between two authorities at the command of a test. */
export class Disputes {
  constructor(
    private readonly stage: Stage,
    private readonly by: string,
    private readonly other: string,
  ) {}

  /** An episode of the first with somebody of the second. */
  async shared(): Promise<string> {
    const { stage, by, other } = this;
    const { episode } = await stage.episode(by, [other]);
    await stage.join(stage.as(by), episode.id, { authority: other, person: stage.person(other) });
    return episode.id;
  }

  async open(episodeId: string, more: object = {}): Promise<DisputeView> {
    const { stage, by, other } = this;
    const body = {
      ...{ episodeId, kind: 'who_leads', respondents: [stage.code(other)] },
      ...{ askedFor: 'That you lead', riskOfHarm: false },
      ...more,
    };
    // arbitration-service learns of the counterparts from the episode's events.
    const opened = await stage.until(
      () =>
        stage
          .as(by)
          .post<DisputeView>('/v1/disputes', { body })
          .catch(() => undefined),
      (answer) => answer !== undefined,
    );
    if (!opened) throw new Error('Not opened');
    return opened.body;
  }

  async read({ id }: DisputeView, authority = this.by): Promise<DisputeView> {
    return (await this.stage.as(authority).get<DisputeView>(`/v1/disputes/${id}`)).body;
  }

  /** Taken from rung to rung by the people of each. */
  async toArbitration(dispute: DisputeView): Promise<DisputeView> {
    const reason = 'Nobody answers';
    let now = dispute;
    for (const role of [
      'practitioner',
      'lead_caf_contact',
      'service_manager',
      'head_of_service',
    ] as const)
      now = await takeDisputeStep(this.stage.as(this.by, role), now, 'escalation', { reason });
    return this.stage.until(
      () => this.read(now),
      ({ arbitrators }) => arbitrators.some((one) => one.replacedBecause === undefined),
    );
  }

  /** The door of who is in office. */
  judgeOf({ arbitrators }: DisputeView): HttpDoor {
    const inOffice = arbitrators.find((one) => one.replacedBecause === undefined);
    const person = this.stage.credentials.authorities
      .flatMap(({ people }) => people)
      .find(({ id }) => id === inOffice?.personId);
    if (!person) throw new Error('Nobody is in office');
    return this.stage.members.as(person);
  }
}
