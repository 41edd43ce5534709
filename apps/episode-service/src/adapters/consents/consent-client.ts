import { isRefusal, type Refusal } from '@hub/contracts';
import { Decide, type DecidePayload, ReadConsent, type ServiceKind } from '@hub/contracts/consent';
import {
  FindTold,
  type FindToldPayload,
  type ReleasedRecord,
  ReleaseRecord,
  type ReleaseRecordPayload,
} from '@hub/internal-messages';
import { type Caller, internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { ToldRegister } from '../../application/corrections/correction-ports.js';
import type { ConsentRegister, RecordedConsent, SharingRecords } from '../../application/ports.js';
import type { SaidRegister } from '../../application/splits/split-ports.js';

/** Asks consent-service: for a consent, in the caller's name; and what it decides. */
export class ConsentClient implements ConsentRegister, SharingRecords, ToldRegister, SaidRegister {
  constructor(private readonly requests: RequestClient) {}

  async find(consentId: string, caller: Caller): Promise<RecordedConsent | undefined> {
    const consent = await this.requests.request(ReadConsent, { consentId }, { caller });
    if (isRefusal(consent) || consent.state === 'refused') return undefined;
    const { id, episodeId, authority, state, lookupId, expiresAt, givenBy, givenAt } = consent;
    return {
      id,
      episodeId,
      authority,
      state: state === 'granted' ? state : 'withdrawn',
      renews: [],
      givenBy,
      givenAt,
      ...(lookupId === undefined ? {} : { lookupId }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
  }

  async isOf(episodeId: string, consentId: string, caller: Caller): Promise<boolean> {
    const consent = await this.requests.request(ReadConsent, { consentId }, { caller });
    return !isRefusal(consent) && consent.episodeId === episodeId;
  }

  mayJoin(episodeId: string, recipient: string, caller: Caller): Promise<boolean> {
    return this.decide(
      { episodeId, recipient, purpose: 'support', scope: 'existence', joining: true },
      caller,
    );
  }

  mayRequestService(
    episodeId: string,
    recipient: string,
    service: ServiceKind,
    caller: Caller,
  ): Promise<boolean> {
    return this.decide(
      {
        episodeId,
        recipient,
        purpose: 'service_request',
        scope: 'existence',
        service,
        joining: true,
      },
      caller,
    );
  }

  release(command: ReleaseRecordPayload, caller: Caller): Promise<ReleasedRecord | Refusal> {
    return this.requests.request(ReleaseRecord, command, {
      caller: { ...caller, door: 'internal' },
    });
  }

  async told(question: FindToldPayload): Promise<readonly string[]> {
    const caller = internalCaller('episode-service');
    const told = await this.requests.request(FindTold, question, { caller });
    if (isRefusal(told))
      throw new Error(`consent-service refused to say who was told: ${told.refused}`);
    return told.authorities;
  }

  /**
   * As the hub's own question: who asks may be so new a counterpart that consent-service has not
   * heard of it.
   */
  private async decide(question: DecidePayload, caller: Caller): Promise<boolean> {
    const decision = await this.requests.request(Decide, question, {
      caller: { ...caller, door: 'internal' },
    });
    return !isRefusal(decision) && decision.permitted;
  }
}
