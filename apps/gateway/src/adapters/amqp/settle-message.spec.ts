import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { refuse } from '@hub/contracts';
import { WithdrawConsent } from '@hub/contracts/consent';
import { AnswerLookupEnquiry } from '@hub/contracts/lookup';
import { ConfirmReceipt } from '@hub/contracts/notification';
import { TellSender, type TellSenderPayload } from '@hub/internal-messages';
import { failureOf, type RequestClient, ServiceUnavailableError } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { FixedClock, testId } from '@hub/testing';
import { Callers } from '../../application/callers.js';
import type { NoteDenial } from '../../application/note-denial.js';
import type { ParkedMessage, ParkedMessageStore } from '../../application/ports.js';
import { IngressFigures } from './ingress-figures.js';
import { type ReceivedMessage, SettleMessage } from './settle-message.js';

const authority = 'E09000007';
const command = {
  id: 'one',
  definition: WithdrawConsent,
  payload: { consentId: testId(1), withdrawnBy: 'child' },
};
const good: ReceivedMessage = {
  authority,
  sent: { body: Buffer.from('{}'), messageId: 'one' },
  label: { id: 'one', type: WithdrawConsent.type },
  command,
};
const bad: ReceivedMessage = { ...good, command: refuse('malformed_json') };

/** What services and store do at each call, in turn; afterwards they do well. */
interface Failing {
  readonly service?: readonly Error[];
  readonly telling?: readonly Error[];
  readonly parking?: readonly (Error | undefined)[];
}

function rig({ service = [], telling = [], parking = [] }: Failing): {
  settling: SettleMessage;
  parked: ParkedMessage[];
  told: TellSenderPayload[];
  tries: () => number;
} {
  const parked: ParkedMessage[] = [];
  const told: TellSenderPayload[] = [];
  const calls = { service: 0, telling: 0, parking: 0 };
  const request = (({ type }: { type: string }, payload: object) => {
    const telled = type === TellSender.type;
    const error = telled ? telling[calls.telling++] : service[calls.service++];
    if (error) return Promise.reject(error);
    if (telled) told.push(payload as TellSenderPayload);
    return Promise.resolve({ id: testId(1) });
  }) as RequestClient['request'];
  const store: ParkedMessageStore = {
    park: (message) => {
      const error = parking[calls.parking++];
      if (error) return Promise.reject(error);
      parked.push(message);
      return Promise.resolve({ mark: 'mark', fresh: true });
    },
    list: () => Promise.resolve(parked),
  };
  const callers = new Callers({
    find: () =>
      Promise.resolve({
        id: testId(8),
        authority,
        name: 'x',
        roles: ['practitioner'],
        verified: true,
      } as never),
  });
  const options = {
    requests: { request },
    callers,
    denials: {} as NoteDenial,
    parked: store,
    clock: new FixedClock(),
    log: createLogger('test', 'silent'),
    figures: new IngressFigures(new Registry()),
    pause: () => Promise.resolve(),
  };
  return { settling: new SettleMessage(options), parked, told, tries: () => calls.service };
}

const acting: ReceivedMessage = { ...good, command: { ...command, actingPerson: testId(8) } };
const storeRefuses = Object.assign(new Error('invalid byte sequence'), { code: '22021' });

describe('a member’s message', () => {
  it('takes effect after outages, and its sender is told', async () => {
    const { settling, parked, told } = rig({
      service: [new ServiceUnavailableError('x'), failureOf('outage')],
    });
    await settling.execute(acting);
    expect(parked).toEqual([]);
    expect(told).toEqual([expect.objectContaining({ outcome: 'accepted', regarding: 'one' })]);
  });

  it.each([ConfirmReceipt, AnswerLookupEnquiry])(
    'is taken without a word: $type',
    async (quiet) => {
      const { settling, parked, told, tries } = rig({});
      await settling.execute({ ...good, command: { ...command, definition: quiet } });
      expect({ parked, told, tries: tries() }).toEqual({ parked: [], told: [], tries: 1 });
    },
  );

  it('that a service fails at by mistake is given up after six tries, parked and told of', async () => {
    const { settling, parked, told, tries } = rig({
      service: Array.from({ length: 9 }, () => failureOf('defect')),
    });
    await settling.execute(acting);
    expect(tries()).toBe(6);
    expect(parked).toEqual([
      expect.objectContaining({ authority, messageId: 'one', reason: 'internal_error' }),
    ]);
    expect(told).toEqual([
      expect.objectContaining({ outcome: 'refused', code: 'internal_error', regarding: 'one' }),
    ]);
  });

  it('that the store does not take under its name is parked with nothing of it but its bytes', async () => {
    const { settling, parked, told } = rig({
      parking: Array.from({ length: 7 }, () => storeRefuses),
    });
    await settling.execute(bad);
    expect(parked[0]).toMatchObject({
      messageId: 'unreadable',
      type: 'unreadable',
      reason: 'internal_error',
    });
    expect(told).toEqual([expect.objectContaining({ code: 'internal_error', regarding: 'one' })]);
  });

  it('that the sender cannot be told of holds its place no longer than six tries each', async () => {
    const { settling, parked, told } = rig({
      telling: Array.from({ length: 18 }, () => new TypeError('x')),
    });
    await settling.execute(bad);
    expect(parked.length).toBeGreaterThan(0);
    expect(told).toEqual([]);
  });

  it('is left to the broker where the gateway stops', async () => {
    const { settling, parked, told } = rig({ parking: [new ServiceUnavailableError('x')] });
    settling.stop();
    await expect(settling.execute(bad)).rejects.toThrow(ServiceUnavailableError);
    expect([parked, told]).toEqual([[], []]);
  });
});
