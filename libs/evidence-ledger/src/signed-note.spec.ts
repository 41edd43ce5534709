import { describe, expect, it } from '@jest/globals';
import { leafHash } from './merkle-tree.js';
import {
  cosign,
  isSignedBy,
  readCheckpoint,
  readVerifier,
  signCheckpoint,
  signerOf,
  verifierOf,
  writeVerifier,
} from './signed-note.js';

const seed = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const ledger = signerOf('hub.example/ledger', 'ledger', seed(1));
const witness = signerOf('E09000011', 'witness', seed(2));
const checkpoint = { origin: 'hub.example/ledger', size: 42, root: leafHash('x') };

describe('a signed checkpoint', () => {
  const note = signCheckpoint(checkpoint, ledger);

  it('says what was signed, and by whom', () => {
    expect(
      note.startsWith(
        `hub.example/ledger\n42\n${checkpoint.root.toString('base64')}\n\n— hub.example/ledger `,
      ),
    ).toBe(true);
    expect(readCheckpoint(note)).toEqual(checkpoint);
    expect(isSignedBy(note, verifierOf(ledger))).toBe(true);
  });

  it('is not signed by another key, under another name, as another kind, or for another text', () => {
    expect(isSignedBy(note, verifierOf(signerOf(ledger.name, 'ledger', seed(3))))).toBe(false);
    expect(isSignedBy(note, verifierOf({ ...ledger, name: 'other' }))).toBe(false);
    expect(isSignedBy(note, verifierOf({ ...ledger, kind: 'witness' }))).toBe(false);
    expect(isSignedBy(note.replace('\n42\n', '\n43\n'), verifierOf(ledger))).toBe(false);
  });

  it('takes cosignatures beside its own', () => {
    const cosigned = `${note}${cosign(note, witness, 1_772_443_800)}`;
    expect([
      isSignedBy(cosigned, verifierOf(witness)),
      isSignedBy(cosigned, verifierOf(ledger)),
    ]).toEqual([true, true]);
    expect(isSignedBy(note, verifierOf(witness))).toBe(false);
    const later = cosign(note, witness, 1_772_443_801);
    const swapped = Buffer.from(later.split(' ')[2] ?? '', 'base64');
    swapped.writeBigUInt64BE(1n, 4);
    expect(
      isSignedBy(`${note}— E09000011 ${swapped.toString('base64')}\n`, verifierOf(witness)),
    ).toBe(false);
  });

  it('is read from no other text', () => {
    for (const text of ['', 'a\n-1\n', note.replace('42', '042'), 'hub\n42\nshort\n'])
      expect(() => readCheckpoint(text)).toThrow(/no checkpoint/);
  });
});

describe('a verifier', () => {
  it.each([verifierOf(ledger), verifierOf(witness)])(
    'is handed around as text: $kind',
    (verifier) => {
      const text = writeVerifier(verifier);
      expect(text).toMatch(/^\S+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/);
      const read = readVerifier(text);
      expect([read.name, read.kind, read.publicKey.equals(verifier.publicKey)]).toEqual([
        verifier.name,
        verifier.kind,
        true,
      ]);
    },
  );

  it('is refused where it is none', () => {
    const text = writeVerifier(verifierOf(ledger));
    expect(() => readVerifier('x')).toThrow(/name\+id\+key/);
    expect(() => readVerifier(text.replace('hub.', 'hib.'))).toThrow(/id/);
    expect(() => signerOf('x', 'ledger', 'AAAA')).toThrow(/32 bytes/);
  });
});
