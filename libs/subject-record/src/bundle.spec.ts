import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordBundle } from '@hub/contracts/consent';
import { RECORD_LANGUAGES, type RecordItem } from '@hub/contracts/shape';
import { canonicalJson } from '@hub/security';
import { FIRST_FORMAT, makeManifest, verifyBundle, withhold } from './bundle.js';
import { writePage } from './page.js';

const item = (id: string, change: Partial<RecordItem> = {}): RecordItem => ({
  id,
  section: 'timeline',
  title: `About ${id}`,
  fields: [
    { name: 'By', value: 'E09000023' },
    { name: 'Why', value: 'before_assessment' },
  ],
  ...change,
});
const ABOUT = {
  requestId: '019a5b00-0000-7000-8000-0000abcd1234',
  authority: 'E09000023',
  episodes: ['e'],
  gatheredAt: '2026-03-02T09:30:00.000Z',
  madeAt: '2026-07-01T09:30:00.000Z',
  withheldItems: 1,
  checkpoint: 'c',
};

describe('a bundle', () => {
  let bundle: RecordBundle;
  let key: JWK;
  let other: JWK;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = await exportJWK(pair.publicKey);
    other = await exportJWK((await generateKeyPair('ES256')).publicKey);
    const items = [item('a'), item('b'), item('c')];
    const manifest = makeManifest(ABOUT, items);
    const signature = await new CompactSign(Buffer.from(canonicalJson(manifest)))
      .setProtectedHeader({ alg: 'ES256' })
      .sign(pair.privateKey);
    bundle = { manifest, items, signature };
  });

  it('is whole as it was signed, also after it was written down and read again', async () => {
    expect(await verifyBundle(JSON.parse(JSON.stringify(bundle)) as RecordBundle, key)).toEqual([]);
  });

  it.each<[string, (items: RecordItem[]) => RecordItem[], string, string]>([
    [
      'changed',
      ([a, ...rest]) => [{ ...a, title: 'x' } as RecordItem, ...rest],
      'a',
      'was changed',
    ],
    ['removed', (items) => items.slice(1), 'a', 'was removed'],
    ['added', (items) => [...items, item('d')], 'd', 'was added'],
    ['doubled', (items) => [...items, ...items.slice(2)], 'c', 'stands there twice'],
    ['moved', ([a, ...rest]) => [...rest, a as RecordItem], 'a', 'stands in another place'],
  ])('names an item that was %s', async (_, change, where, what) => {
    expect(await verifyBundle({ ...bundle, items: change([...bundle.items]) }, key)).toEqual([
      { where, what },
    ]);
  });

  it('names a manifest that was changed, and a signature by another key or over something else', async () => {
    expect(
      await verifyBundle({ ...bundle, manifest: { ...bundle.manifest, withheldItems: 0 } }, key),
    ).toEqual([{ where: 'manifest', what: 'is not the one that was signed' }]);
    expect(await verifyBundle(bundle, other)).toMatchObject([{ where: 'signature' }]);
    expect(
      await verifyBundle({ ...bundle, signature: `${bundle.signature.slice(0, -4)}AAAA` }, key),
    ).toMatchObject([{ where: 'signature' }]);
    expect(await verifyBundle({ ...bundle, signature: 'none' }, key)).toMatchObject([
      { where: 'signature' },
    ]);
  });

  it('withholds whole items and single fields, and never says on what ground', () => {
    const kept = withhold(bundle.items, [
      { itemId: 'a', ground: 'whereabouts' },
      { itemId: 'b', fields: ['Why'], ground: 'another_person' },
    ]);
    expect(kept.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(kept[0]?.fields).toEqual([
      { name: 'By', value: 'E09000023' },
      { name: 'Why', value: 'Withheld' },
    ]);
    expect(JSON.stringify(kept)).not.toContain('whereabouts');
  });

  it('makes the same page each time: sections, names of authorities, London’s time, codes in words', () => {
    const page = writePage(bundle);
    expect(writePage(JSON.parse(JSON.stringify(bundle)) as RecordBundle)).toBe(page);
    expect(page).toContain('<h2>Who did what, when and why</h2>');
    expect(page).not.toContain('<h2>The episode</h2>');
    expect(page).toContain('<dd>Lewisham</dd>');
    expect(page).toContain('<dd>before assessment</dd>');
    expect(page).toContain('1 July 2026 at 10:30');
    expect(page).toContain('Entries withheld: 1');
  });

  it('says its headings a second time in a language, from the right where that is read so', () => {
    const english = writePage(bundle);
    const pages = RECORD_LANGUAGES.map((language) => writePage(bundle, language));
    expect(new Set([english, ...pages]).size).toBe(RECORD_LANGUAGES.length + 1);
    const urdu = writePage(bundle, 'ur');
    expect(urdu).toContain('Who did what, when and why <span lang="ur" dir="rtl">');
    expect(urdu).toContain('No translator has checked');
    expect(writePage(bundle, 'fr')).toContain('<span lang="fr" dir="ltr">');
    expect(english).not.toContain('<span');
    // Pages from before there were languages are still checked to the letter.
    expect(english).not.toContain('span{');
  });

  it('shows no id of the request; a page that was given out before still does, to the letter', () => {
    const page = writePage(bundle);
    expect(page).toContain('<footer><p>Reference ABCD 1234. 3 entries,');
    expect(page).not.toContain(ABOUT.requestId);
    const manifest = { ...bundle.manifest, format: FIRST_FORMAT };
    expect(writePage({ ...bundle, manifest })).toBe(
      page.replace('Reference ABCD 1234', `Request ${ABOUT.requestId}`),
    );
  });

  it('lets no word of a record become part of the page', () => {
    const page = writePage({
      ...bundle,
      items: [item('a', { title: '<script>', fields: [{ name: '"&', value: '<img src=x>' }] })],
    });
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).toContain('<dt>&quot;&amp;</dt>');
  });
});
