import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { DepartureError } from '../pages/page-errors.js';
import { Gate, shownOut } from './gate.js';
import type { Inside, SessionState } from './session-state.js';
import { TokenKeeper } from './token-keeper.js';
import { draftOf, fingerprintOf, type Visit, visitOf } from './visit.js';

const NOW = 1_000_000_000;
const HOUR = 3_600_000;
const KEY = 'key';
const WHO = fingerprintOf('ada', KEY);
const INSIDE: Inside = {
  kind: 'in',
  person: {
    id: 'ada',
    name: 'Ada Okafor',
    post: 'School nurse',
    authority: 'E09000023',
    roles: ['practitioner'],
  },
  tokens: { access: 'a', refresh: 'r', expiresAt: NOW + HOUR },
  since: NOW - HOUR,
  csrf: 'csrf',
  drafts: {},
};
const FORM = { _csrf: 'csrf', _who: WHO, _once: 'once', postcode: 'SE13' };

interface Arrival {
  readonly method?: string;
  readonly path?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly session: { console?: SessionState };
}

function arrive(sent: Arrival, isOpen = false) {
  const request = {
    method: 'GET',
    path: '/look-up/address',
    headers: { 'sec-fetch-site': 'same-origin' },
    ...sent,
  };
  const handler = (): void => undefined;
  if (isOpen) Reflect.defineMetadata('open to whoever comes', true, handler);
  const gate = new Gate({
    hubUrl: 'http://hub',
    publicUrl: 'http://here',
    tokens: new TokenKeeper({ renew: () => Promise.reject(new Error('not asked')) }),
    whoKey: KEY,
    longestMs: 8 * HOUR,
    now: () => NOW,
  });
  const context = {
    switchToHttp: () => ({ getRequest: () => request }),
    getHandler: () => handler,
  };
  const passes = gate.canActivate(context as object as ExecutionContext);
  return {
    passes,
    visit: (): Visit | undefined => visitOf(request as object as Parameters<typeof visitOf>[0]),
  };
}

const post = (change: object = {}, state: SessionState = structuredClone(INSIDE)) => ({
  method: 'POST',
  body: { ...FORM, ...change },
  session: { console: state },
});
const leadsTo = (to: string) => expect.objectContaining({ to });

describe('a page that keeps up to date', () => {
  const live = (state?: SessionState) =>
    arrive({ path: '/live/work', session: state ? { console: state } : {} });

  it('is told nothing, and sent nowhere, where nobody is in or the token has ended', async () => {
    const late = { ...INSIDE, tokens: { ...INSIDE.tokens, expiresAt: NOW } };
    for (const state of [undefined, late])
      await expect(live(state).passes).rejects.toThrow('Not Found');
  });

  it('renews no token: it keeps nobody signed in', async () => {
    const soon = { ...INSIDE, tokens: { ...INSIDE.tokens, expiresAt: NOW + 1 } };
    expect(await live(soon).passes).toBe(true);
  });
});

describe('the gate', () => {
  it('lets in who is signed in, with what they sent and nothing that is ours', async () => {
    const { passes, visit } = arrive(post());
    expect(await passes).toBe(true);
    expect(visit()).toMatchObject({
      person: { id: 'ada' },
      form: { postcode: 'SE13' },
      once: 'once',
    });
  });

  it('sends others to sign in, and back to the page that they asked for', async () => {
    await expect(arrive({ session: {} }).passes).rejects.toEqual(
      leadsTo('/sign-in?after=%2Flook-up%2Faddress'),
    );
    expect(await arrive({ session: {} }, true).passes).toBe(true);
  });

  it('ends a session after eight hours', async () => {
    const session = { console: { ...INSIDE, since: NOW - 9 * HOUR } };
    await expect(arrive({ session }).passes).rejects.toBeInstanceOf(DepartureError);
    expect(session.console).toEqual({ kind: 'out' });
  });

  it('takes no form that comes from elsewhere, whoever is signed in', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://elsewhere' }, {}])
      await expect(arrive({ ...post(), headers }).passes).rejects.toEqual(leadsTo('/'));
    expect(await arrive({ ...post(), headers: { origin: 'http://here' } }).passes).toBe(true);
  });

  it('keeps what was typed when the session had ended, and sends nothing', async () => {
    const sent = post({}, { kind: 'out' });
    await expect(arrive(sent).passes).rejects.toBeInstanceOf(DepartureError);
    expect(sent.session.console).toMatchObject({
      interruption: { path: '/look-up/address', form: { postcode: 'SE13' }, who: WHO },
    });
  });

  it('shows a form of an earlier session again, to the same person alone', async () => {
    const sent = post({ _csrf: 'earlier' });
    await expect(arrive(sent).passes).rejects.toEqual(leadsTo('/look-up/address'));
    const { passes, visit } = arrive({ session: sent.session });
    await passes;
    const back = visit();
    expect(back && draftOf(back, 'look-up', '/look-up/address')).toEqual({ postcode: 'SE13' });

    const theirs = post({ _csrf: 'earlier', _who: fingerprintOf('ben', KEY) });
    await expect(arrive(theirs).passes).rejects.toBeInstanceOf(DepartureError);
    expect(theirs.session.console).not.toHaveProperty('interruption');
  });

  it('keeps what was sent by whom the hub lets in no more', () => {
    const sent = (method: string) =>
      shownOut({ ...post(), method, path: '/look-up/address' } as object as Parameters<
        typeof shownOut
      >[0]);
    expect(sent('POST')).toMatchObject({
      ...{ kind: 'out', interruption: { form: { postcode: 'SE13' }, who: WHO } },
    });
    expect(sent('GET')).toEqual({ kind: 'out' });
  });

  it('sends nothing that was typed in another post of theirs, and keeps it there', async () => {
    const state: Inside = { ...structuredClone(INSIDE), elsewhere: { ben: { drafts: {} } } };
    const sent = post({ _csrf: 'of ben', _who: fingerprintOf('ben', KEY) }, state);
    await expect(arrive(sent).passes).rejects.toEqual(leadsTo('/posts'));
    expect(state.elsewhere?.['ben']?.interruption?.form).toEqual({ postcode: 'SE13' });
    expect(state.interruption).toBeUndefined();
  });
});
