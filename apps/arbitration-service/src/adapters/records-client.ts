import { isRefusal, type Refusal } from '@hub/contracts';
import { type EvidenceEntry, ListEvidence, ReadCheckpoint } from '@hub/contracts/ledger';
import type { MessageView } from '@hub/contracts/monitor';
import { FindJourneys } from '@hub/internal-messages';
import { type Caller, internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { HubRecords } from '../application/ports.js';

const A_PAGE = 100;
const MOST_ENTRIES = 1_000;

/** Asks ledger-service, which shows each authority what concerns it, and monitor-service. */
export class RecordsClient implements HubRecords {
  constructor(private readonly requests: RequestClient) {}

  async entries(
    episodeId: string,
    caller: Caller,
  ): Promise<{ entries: EvidenceEntry[]; more: boolean }> {
    const entries: EvidenceEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = sure(
        await this.requests.request(
          ListEvidence,
          { episodeId, limit: A_PAGE, ...(cursor === undefined ? {} : { cursor }) },
          { caller },
        ),
      );
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined && entries.length < MOST_ENTRIES);
    return { entries, more: cursor !== undefined };
  }

  async checkpoint(caller: Caller): Promise<string> {
    return sure(await this.requests.request(ReadCheckpoint, {}, { caller })).note;
  }

  async journeys(subjects: readonly string[], authority: string): Promise<MessageView[]> {
    return sure(
      await this.requests.request(
        FindJourneys,
        { subjects: [...subjects], authority },
        { caller: internalCaller('arbitration-service') },
      ),
    ).items;
  }
}

function sure<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`A record was refused: ${answer.refused}`);
  return answer;
}
