import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { readSignInProviders } from './sign-in-providers.js';

const folder = mkdtempSync(join(tmpdir(), 'providers-'));
const [file, secretFile] = [join(folder, 'providers.yaml'), join(folder, 'secret')];
writeFileSync(secretFile, 'x');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ENTRY = {
  authority: 'E09000023',
  issuer: 'https://id.lewisham.example',
  clientId: 'hub',
  secretFile,
  claim: 'email',
  names: 'username',
  methods: ['mfa'],
};

it('says which authorities have a sign-in of their own; none where nothing is written', () => {
  expect(readSignInProviders(undefined)).toEqual([]);
  expect(readSignInProviders(join(folder, 'none.yaml'))).toEqual([]);
  writeFileSync(file, JSON.stringify({ providers: [ENTRY] }));
  expect(readSignInProviders(file)).toEqual([ENTRY]);
});

it.each([
  ['proves two factors', [{ ...ENTRY, methods: [] }]],
  ['must begin with https', [{ ...ENTRY, issuer: 'http://id.lewisham.example' }]],
  ['is not there', [{ ...ENTRY, secretFile: join(folder, 'lost') }]],
  ['has another entry', [ENTRY, ENTRY]],
  ['colour', [{ ...ENTRY, colour: 'red' }]],
  ['authority', [{ ...ENTRY, authority: 'E09000099' }]],
])('is not read where an entry %s', (what, providers) => {
  writeFileSync(file, JSON.stringify({ providers }));
  expect(() => readSignInProviders(file)).toThrow(what);
});
