import { describe, expect, it } from '@jest/globals';
import { LiveStreams, type Watch } from './live-streams.js';

const END = 'event: end\ndata:\n\n';

/** Somebody's page, told again each time the test says so. */
function stage() {
  const state = { now: 0, isIn: true, text: '1 thing waits', failures: [] as unknown[] };
  let tick: () => void = () => undefined;
  const streams = new LiveStreams({
    isIn: () => Promise.resolve(state.isIn),
    failed: (error) => state.failures.push(error),
    now: () => state.now,
    pause: (signal) =>
      new Promise<void>((resolve, reject) => {
        tick = resolve;
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      }),
  });
  const open = (change: Partial<Watch> = {}) => {
    const sent: string[] = [];
    let leave: () => void = () => undefined;
    const reply = {
      write: (text: string) => sent.push(text),
      end: () => sent.push('over'),
      on: (_event: 'close', heard: () => void) => (leave = heard),
    };
    const look = () => Promise.resolve(state.text);
    const watch = { personId: 'ada', sessionId: 's', until: 100, look, ...change };
    return {
      sent,
      done: streams.serve(watch, reply),
      leave: () => {
        leave();
      },
    };
  };
  const again = async (): Promise<void> => {
    tick();
    await settled();
  };
  return { state, streams, open, again };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a page that keeps up to date', () => {
  it('is told what it says, and again only where that is different', async () => {
    const { state, open, again } = stage();
    const { sent } = open();
    await settled();
    await again();
    state.text = '2 things\nwait';
    await again();
    expect(sent).toEqual([
      'event: now\ndata: 1 thing waits\n\n',
      ':\n\n',
      'event: now\ndata: 2 things wait\n\n',
    ]);
  });

  it.each([
    ['the session', { isIn: false }],
    ['the token', { now: 100 }],
  ])('ends with %s', async (_what, change) => {
    const { state, open, again } = stage();
    const { sent, done } = open();
    await settled();
    Object.assign(state, change);
    await again();
    await done;
    expect(sent.slice(1)).toEqual([END, 'over']);
    expect(state.failures).toEqual([]);
  });

  it('ends where the hub is away, which is told to who runs it', async () => {
    const { state, open } = stage();
    const { sent, done } = open({ look: () => Promise.reject(new Error('away')) });
    await done;
    expect(sent).toEqual([END, 'over']);
    expect(state.failures).toHaveLength(1);
  });

  it('is one of three at most of a person: the oldest ends', async () => {
    const { open, state } = stage();
    const other = open({ personId: 'ben' });
    const pages = [1, 2, 3, 4].map(() => open());
    await settled();
    const isOver = ({ sent }: { readonly sent: readonly string[] }) => sent.includes('over');
    expect([other, ...pages].map(isOver)).toEqual([false, true, false, false, false]);
    pages[3]?.leave();
    await pages[3]?.done;
    const next = open();
    await settled();
    expect([...pages.slice(1, 3), next].map(isOver)).toEqual([false, false, false]);
    expect(state.failures).toEqual([]);
  });

  it('ends when it is left, and when the console stops', async () => {
    const { streams, open } = stage();
    const [one, other] = [open(), open({ personId: 'ben' })];
    await settled();
    one.leave();
    await one.done;
    expect(other.sent).not.toContain('over');
    streams.endAll();
    await other.done;
    expect(other.sent.at(-1)).toBe('over');
  });
});
