import { describe, expect, it } from '@jest/globals';
import { type Refusal, refuse } from '@hub/contracts';
import type { ClaimStartPayload, StartClaim } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import { ServiceFailedError, ServiceUnavailableError } from '@hub/messaging';
import { testId } from '@hub/testing';
import { LookupClient } from './lookup-client.js';

const CALLER = internalCaller('gateway');
const QUESTION: ClaimStartPayload = {
  lookupId: testId(1),
  episodeId: testId(2),
  agreed: { on: '2026-03-01', ages: ['under_16'] },
  urgent: false,
  silenceAccepted: false,
  ownReference: 'R',
  answered: [],
};

function check(answer: () => Promise<object>): Promise<StartClaim | Refusal> {
  return new LookupClient({ request: answer as never }).claim(QUESTION, CALLER);
}

describe('asking whether a lookup may be used', () => {
  it('hears that it may, or why not', async () => {
    const all = { unanswered: [] };
    expect(await check(() => Promise.resolve(all))).toEqual(all);
    const refusal = refuse('lookup_missing');
    expect(await check(() => Promise.resolve(refusal))).toEqual(refusal);
  });

  it('says what it means that nobody answers', async () => {
    const away = () => Promise.reject(new ServiceUnavailableError('no answer'));
    await expect(check(away)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      instead: { refused: 'lookup_unavailable' },
    });
  });

  it('leaves a mistake what it is', async () => {
    const failed = () => Promise.reject(new ServiceFailedError('a mistake'));
    await expect(check(failed)).rejects.toThrow(ServiceFailedError);
  });
});
