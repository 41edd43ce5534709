import { authorityName } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { CONTENT_FORMS, type DocumentVersionView, type DocumentView } from '@hub/contracts/episode';
import {
  plainFields,
  readShape,
  type GatheredField,
  type GatheredItem,
} from '@hub/contracts/shape';
import type { ContentForSubject } from '@hub/internal-messages';

/** Why a document shows without its content. */
export type NotShown = 'of_another_authority' | 'held' | 'erased';

/** One version of a document, with what stands in it; of a file, what it can be told by. */
export function documentItem(
  { id, authority, category, version: newest }: DocumentView,
  { version, mediaType, size, addedAt }: DocumentVersionView,
  content: ContentForSubject | NotShown,
): GatheredItem {
  const about = [
    { name: 'Version', value: `${String(version)} of ${String(newest)}` },
    { name: 'Kind', value: mediaType },
    { name: 'Size in bytes', value: String(size) },
  ];
  const fields = [
    ...about,
    ...(typeof content === 'string'
      ? [{ name: 'Content', value: notShown(content, authority) }]
      : contentFields(category, content)),
  ];
  return {
    id: `document-${id}-${String(version)}`,
    section: 'documents',
    title: category.replaceAll('_', ' '),
    at: addedAt,
    authority,
    fields,
  };
}

function notShown(why: NotShown, authority: string): string {
  if (why === 'held')
    return `${authorityName(authority)} keeps it in its own system. Ask ${authorityName(authority)} for it.`;
  if (why === 'erased') return 'It was erased; nobody can read it any more.';
  return `${authorityName(authority)} added it and answers for it, and you did not agree that the authority that answers you sees it. Ask ${authorityName(authority)} for it.`;
}

function contentFields(
  category: ContentCategory,
  { digest, text }: ContentForSubject,
): GatheredField[] {
  const told = { name: 'SHA-256 of the content', value: digest };
  if (text === undefined)
    return [{ name: 'Content', value: 'A file, which comes beside this record' }, told];
  const json = JSON.parse(text) as object;
  const shape = CONTENT_FORMS[category];
  const reading = shape && readShape(shape, json, 'drop');
  return [
    ...(shape && reading?.ok ? plainFields(shape, reading.value) : anyFields(json, '')),
    told,
  ];
}

/** JSON without a form of its own: every value under the names it stands under. */
function anyFields(value: unknown, name: string): GatheredField[] {
  if (typeof value !== 'object' || value === null)
    return [{ name: name === '' ? 'Content' : name, value: String(value) }];
  return Object.entries(value).flatMap(([key, inner]) =>
    anyFields(inner, name === '' ? key : `${name}: ${key}`),
  );
}
