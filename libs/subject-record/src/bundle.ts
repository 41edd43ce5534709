import { compactVerify, importJWK, type JWK } from 'jose';
import type { ItemDigest, RecordBundle, RecordManifest, Redaction } from '@hub/contracts/consent';
import type { RecordItem } from '@hub/contracts/shape';
import { canonicalJson, digestOf } from '@hub/security';

/** Of records whose page shows the id of the request in full. */
export const FIRST_FORMAT = 'pan-london-caf-hub-record-1';
export const BUNDLE_FORMAT = 'pan-london-caf-hub-record-2';
const WITHHELD = 'Withheld';

/** What is wrong with a bundle: with its signature, its manifest, or one of its items. */
export interface BundleFault {
  /** `signature`, `manifest`, or the id of an item. */
  readonly where: string;
  readonly what: string;
}

/**
 * The items as the family gets them: without those withheld as a whole, and with a word in the
 * place of fields withheld. On what ground stays with the authority, since the ground itself can
 * give away what is protected.
 */
export function withhold(
  items: readonly RecordItem[],
  redactions: readonly Redaction[],
): RecordItem[] {
  const byItem = new Map<string, Redaction[]>();
  for (const redaction of redactions)
    byItem.set(redaction.itemId, [...(byItem.get(redaction.itemId) ?? []), redaction]);
  return items.flatMap((item) => {
    const own = byItem.get(item.id) ?? [];
    if (own.some(({ fields }) => fields === undefined)) return [];
    const hidden = new Set(own.flatMap(({ fields = [] }) => fields));
    return [
      {
        ...item,
        fields: item.fields.map((field) =>
          hidden.has(field.name) ? { ...field, value: WITHHELD } : field,
        ),
      },
    ];
  });
}

/** The manifest over items: what is signed, and what each is checked by. */
export function makeManifest(
  about: Omit<RecordManifest, 'format' | 'items'>,
  items: readonly RecordItem[],
): RecordManifest {
  return { format: BUNDLE_FORMAT, ...about, items: items.map(itemDigest) };
}

/**
 * Checks a bundle and names everything that is not as it was signed; empty where all is.
 *
 * @param key the hub's public key for receipts, a P-256 JWK
 */
export async function verifyBundle(
  { manifest, items, signature }: RecordBundle,
  key: JWK,
): Promise<BundleFault[]> {
  const signed = await signedText(signature, key);
  if (signed === undefined)
    return [{ where: 'signature', what: 'was not made with this key over any manifest' }];
  const faults: BundleFault[] =
    signed === canonicalJson(manifest)
      ? []
      : [{ where: 'manifest', what: 'is not the one that was signed' }];
  const stated = JSON.parse(signed) as RecordManifest;
  return [...faults, ...itemFaults(stated.items, items)];
}

function itemFaults(stated: readonly ItemDigest[], items: readonly RecordItem[]): BundleFault[] {
  const faults: BundleFault[] = [];
  const known = new Map(stated.map(({ id, digest }) => [id, digest]));
  const there = new Set<string>();
  for (const item of items) {
    const digest = known.get(item.id);
    if (digest === undefined) faults.push({ where: item.id, what: 'was added' });
    else if (there.has(item.id)) faults.push({ where: item.id, what: 'stands there twice' });
    else if (digest !== itemDigest(item).digest)
      faults.push({ where: item.id, what: 'was changed' });
    there.add(item.id);
  }
  for (const { id } of stated) if (!there.has(id)) faults.push({ where: id, what: 'was removed' });
  if (faults.length > 0) return faults;
  const moved = stated.find(({ id }, place) => items[place]?.id !== id);
  return moved ? [{ where: moved.id, what: 'stands in another place' }] : [];
}

function itemDigest(item: RecordItem): ItemDigest {
  return { id: item.id, digest: digestOf(item) };
}

async function signedText(signature: string, key: JWK): Promise<string | undefined> {
  try {
    const { payload } = await compactVerify(signature, await importJWK(key, 'ES256'), {
      algorithms: ['ES256'],
    });
    return new TextDecoder().decode(payload);
  } catch {
    return undefined;
  }
}
