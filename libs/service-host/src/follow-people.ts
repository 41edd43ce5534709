import { isRefusal, type ServiceName } from '@hub/contracts';
import { ListPeopleChanges, type PeopleChanges } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import { internalCaller } from '@hub/use-case';
import { SqlPeopleHeard } from './people-heard.js';
import { repeat } from './repeat.js';
import type { ServiceParts } from './run-service.js';

const PAUSE_MS = 1_000;
/** Longer than that, and the answer would be too old to be of use. */
const WITHIN_MS = 2_000;

export interface HeardOfPeople {
  until(): Promise<string | undefined>;
  noteChanges(told: PeopleChanges, tookMs: number): Promise<void>;
}

/**
 * Asks the owner of who works with which child what it told, and notes what of it was not heard
 * yet.
 */
export class FollowPeople {
  constructor(
    private readonly service: ServiceName,
    private readonly heard: HeardOfPeople,
    private readonly requests: Pick<RequestClient, 'request'>,
  ) {}

  async execute(): Promise<void> {
    const since = await this.heard.until();
    const began = performance.now();
    const told = await this.requests.request(
      ListPeopleChanges,
      since === undefined ? {} : { since },
      { caller: internalCaller(this.service), timeoutMs: WITHIN_MS },
    );
    if (isRefusal(told)) throw new Error(`Who works with whom was not said: ${told.refused}`);
    await this.heard.noteChanges(told, performance.now() - began);
  }
}

/** Keeps a service told of who works with which child. Its tables stand beside `episode_people`. */
export function followPeople(parts: ServiceParts): void {
  const heard = new SqlPeopleHeard(parts.database.manager);
  const follow = new FollowPeople(parts.config.service, heard, parts.requests);
  parts.onStop(repeat(follow, PAUSE_MS, parts.log));
}
