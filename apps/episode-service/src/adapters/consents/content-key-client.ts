import { isRefusal, type Refusal } from '@hub/contracts';
import {
  HandOver,
  type HandOverReply,
  IssueContentKey,
  type IssueContentKeyPayload,
  OpenContentKey,
  type OpenContentKeyPayload,
  PassContent,
  type PassContentReply,
} from '@hub/internal-messages';
import type { Caller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { ContentKeyRegister } from '../../application/folders/folder-ports.js';

/** Asks consent-service, which keeps the keys, in the caller's name. */
export class ContentKeyClient implements ContentKeyRegister {
  constructor(private readonly requests: RequestClient) {}

  async issue(content: IssueContentKeyPayload, caller: Caller): Promise<Buffer | Refusal> {
    const answer = await this.requests.request(IssueContentKey, content, {
      caller: fromInside(caller),
    });
    return isRefusal(answer) ? answer : Buffer.from(answer.key, 'base64');
  }

  async open(content: OpenContentKeyPayload, caller: Caller): Promise<Buffer | Refusal> {
    const answer = await this.requests.request(OpenContentKey, content, {
      caller: fromInside(caller),
    });
    return isRefusal(answer) ? answer : Buffer.from(answer.key, 'base64');
  }

  handOver(releaseId: string, passed: boolean, caller: Caller): Promise<HandOverReply | Refusal> {
    return this.requests.request(
      HandOver,
      { releaseId, recipient: caller.authority, passed },
      { caller: fromInside(caller) },
    );
  }

  pass(releaseId: string, caller: Caller): Promise<PassContentReply | Refusal> {
    return this.requests.request(
      PassContent,
      { releaseId, holder: caller.authority },
      { caller: fromInside(caller) },
    );
  }
}

function fromInside(caller: Caller): Caller {
  return { ...caller, door: 'internal' };
}
