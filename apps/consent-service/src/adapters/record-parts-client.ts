import { isRefusal, type Refusal } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import {
  type ContentForSubject,
  type DisputePart,
  type EpisodePart,
  type EvidencePart,
  GatherDisputes,
  GatherEpisode,
  GatherEvidence,
  NamePeople,
  ReadForSubject,
} from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { RecordParts } from '../application/subject-access/gather-account.js';

/** As many as are named at a time. */
const MOST_NAMED = 500;

/** Asks the other services, in the hub’s own name, for what they have on record of a child. */
export class RecordPartsClient implements RecordParts {
  private readonly caller = internalCaller('consent-service');

  constructor(private readonly requests: RequestClient) {}

  ofEpisode(episodeId: string, authority: string): Promise<EpisodePart | Refusal> {
    return this.requests.request(GatherEpisode, { episodeId, authority }, { caller: this.caller });
  }

  ofDisputes(episodes: readonly string[], authority: string): Promise<DisputePart | Refusal> {
    return this.requests.request(
      GatherDisputes,
      { episodes: [...episodes], authority },
      { caller: this.caller },
    );
  }

  ofLedger(episodes: readonly string[]): Promise<EvidencePart | Refusal> {
    return this.requests.request(
      GatherEvidence,
      { episodes: [...episodes] },
      { caller: this.caller },
    );
  }

  async people(personIds: readonly string[]): Promise<readonly NamedPerson[] | Refusal> {
    const people: NamedPerson[] = [];
    for (let from = 0; from < personIds.length; from += MOST_NAMED) {
      const some = { personIds: personIds.slice(from, from + MOST_NAMED) };
      const named = await this.requests.request(NamePeople, some, { caller: this.caller });
      if (isRefusal(named)) return named;
      people.push(...named.items);
    }
    return people;
  }

  content(
    document: { readonly documentId: string; readonly documentVersion: number },
    key: Buffer,
  ): Promise<ContentForSubject | Refusal> {
    return this.requests.request(
      ReadForSubject,
      { ...document, key: key.toString('base64') },
      { caller: this.caller },
    );
  }
}
