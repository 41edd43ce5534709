import { describe, expect, it } from '@jest/globals';
import { ReadEpisode } from '@hub/contracts/episode';
import type { HubApi } from '../api/hub-api.js';
import type { Visit } from '../session/visit.js';
import { actPage, type Acts, linksTo, type Matter, takeAct } from './acts.js';
import { goTo } from './outcome.js';

interface Door {
  readonly isOpen: boolean;
}
const ACTS: Acts<Door> = {
  close: {
    title: 'Close it',
    lead: 'It stays closed.',
    warning: 'Think first.',
    button: 'Close',
    notice: 'It is closed.',
    isOpenTo: ({ isOpen }) => isOpen,
    fields: () => [{ kind: 'line', name: 'why', label: 'Why?', missing: 'Enter why', most: 9 }],
    definition: ReadEpisode,
    order: ({ why }) => ({ why }),
  },
};
const WITH_DRAFT: Acts<Door> = {
  sell: {
    title: 'Sell it',
    button: 'Sell',
    notice: 'It is sold.',
    isOpenTo: () => true,
    fields: () => [{ kind: 'line', name: 'price', label: 'For how much?', most: 9 }],
    draft: ({ isOpen }) => ({ price: isOpen ? '7' : '8' }),
    definition: ReadEpisode,
    order: ({ price }) => ({ price }),
    then: ({ isOpen }) => `/sold/${String(isOpen)}`,
  },
};
const matter = (isOpen: boolean, etag?: string): Matter<Door> => ({
  of: { isOpen },
  etag,
  path: '/doors/1',
  back: { text: 'Back', href: '/doors/1' },
  facts: [],
});
const asked: unknown[] = [];
const visit = (form: object) =>
  ({
    form,
    once: 'x',
    person: { roles: ['practitioner'] },
    session: {},
    api: { ask: (...all: unknown[]) => Promise.resolve(asked.push(all)) } as object as HubApi,
  }) as object as Visit;

describe('what can be done with something', () => {
  it('leads to a page of its own, where it can be done', () => {
    const { person } = visit({});
    expect(linksTo(ACTS, { isOpen: true }, person, '/doors/1')).toEqual([
      { text: 'Close it', href: '/doors/1/close' },
    ]);
    expect(linksTo(ACTS, { isOpen: false }, person, '/doors/1')).toEqual([]);
    expect(actPage(ACTS, 'close', matter(true, '"2"'), visit({}))).toMatchObject({
      view: {
        action: '/doors/1/close',
        hidden: [{ name: 'etag', value: '"2"' }, { name: 'seen' }],
      },
    });
    expect(() => actPage(ACTS, 'close', matter(false), visit({}))).toThrow('Not Found');
    expect(() => actPage(ACTS, 'open', matter(true), visit({}))).toThrow('Not Found');
  });

  it('is for those whose role may send it, as the hub says', () => {
    const stranger = { ...visit({}).person, roles: ['arbitrator' as const] };
    expect(linksTo(ACTS, { isOpen: true }, stranger, '/doors/1')).toEqual([]);
    const theirs = { ...visit({}), person: stranger };
    expect(() => actPage(ACTS, 'close', matter(true), theirs)).toThrow('Not Found');
  });

  it('is done on the version that was read, and told', async () => {
    const sent = visit({ why: 'Draught', etag: '"1"' });
    expect(await takeAct(ACTS, 'close', matter(true, '"2"'), sent)).toEqual(goTo('/doors/1'));
    expect(asked.at(-1)).toEqual([ReadEpisode, { why: 'Draught' }, { once: 'x', ifMatch: '"1"' }]);
    expect(sent.session.notice).toBe('It is closed.');
    await takeAct(ACTS, 'close', matter(true), sent);
    expect(asked.at(-1)).toEqual([ReadEpisode, { why: 'Draught' }, { once: 'x' }]);
    expect(await takeAct(ACTS, 'close', matter(true), visit({}))).toMatchObject({ status: 400 });
  });

  it('shows what was sent when the session had ended', () => {
    const sent = visit({});
    const form = { price: '5' };
    sent.session.interruption = { path: '/doors/1/sell', form, who: 'w' };
    const pages = [1, 2].map(() => actPage(WITH_DRAFT, 'sell', matter(true), sent));
    expect(pages).toMatchObject(
      ['5', '7'].map((value) => ({ view: { fields: [{ parameters: { value } }] } })),
    );
  });

  it('begins with what stands in it, and leads to where it says', async () => {
    expect(actPage(WITH_DRAFT, 'sell', matter(true), visit({}))).toMatchObject({
      view: { fields: [{ parameters: { name: 'price', value: '7' } }] },
    });
    const sent = visit({ price: '9' });
    expect(await takeAct(WITH_DRAFT, 'sell', matter(true), sent)).toEqual(goTo('/sold/true'));
    expect(asked.at(-1)).toEqual([ReadEpisode, { price: '9' }, { once: 'x' }]);
  });
});

describe('what was open as its page was drawn', () => {
  it('keeps what was typed where it can be done no more, and says what changed', async () => {
    const facts = [{ key: 'The door', value: 'Shut' }];
    const sent = visit({ why: 'Draught', seen: '{"The door":"Open"}' });
    const over = await takeAct(ACTS, 'close', { ...matter(false, '"3"'), facts }, sent);
    const told = JSON.stringify(over);
    for (const said of ['somebody was quicker', 'The door is now “Shut”', 'Draught'])
      expect(told).toContain(said);
    const known = {
      close: { ...ACTS['close'], over: () => ({ text: 'Ben shut it.' }) },
    } as Acts<Door>;
    const why = JSON.stringify(await takeAct(known, 'close', matter(false), sent));
    expect([why.includes('Ben shut it.'), why.includes('quicker')]).toEqual([true, false]);
    const stranger = { ...sent, person: { ...sent.person, roles: [] } };
    await expect(takeAct(ACTS, 'close', matter(false), stranger)).rejects.toThrow('Not Found');
  });
});
