import { authorityName } from '@hub/contracts';
import { ReadOwnContent } from '@hub/contracts/access';
import { RequestRelease } from '@hub/contracts/consent';
import { CONTENT_FORMS, type ContentType, type DocumentView } from '@hub/contracts/episode';
import { describedFields } from '@hub/contracts/shape';
import { mayAsk } from '../../pages/acts.js';
import type { Fact } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateOf } from '../../words/dates.js';
import { DOCUMENTS } from '../consents/consent-words.js';

/** How a page comes by a content: it is asked for, or one’s borough added it. */
export type Way = 'released' | 'own';

export interface ReadingView {
  readonly title: string;
  readonly back: string;
  readonly action: string;
  readonly way: Way;
  readonly facts: readonly Fact[];
  /** Names of the fields that a form of the hub has, as JSON. */
  readonly names: string;
  /** Where there is something to know before one opens it. */
  readonly lead?: string;
}

const KINDS: Readonly<Record<ContentType, string>> = {
  'application/json': 'A form',
  'application/pdf': 'A PDF',
  'image/jpeg': 'A picture',
  'image/png': 'A picture',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'A Word document',
};

/** How somebody reads a document here; nothing where they cannot. */
export function wayOf(
  { authority, versions }: DocumentView,
  person: Pick<Person, 'authority' | 'roles'>,
): Way | undefined {
  const [newest] = versions;
  if (newest?.mediaType.startsWith('application/vnd.')) return undefined;
  if (authority !== person.authority)
    return mayAsk(RequestRelease, person) ? 'released' : undefined;
  return newest?.digest === undefined && mayAsk(ReadOwnContent, person) ? 'own' : undefined;
}

/** The page on which a document is read; nothing where they cannot. */
export function readingView(document: DocumentView, person: Person): ReadingView | undefined {
  const { id, episodeId, authority, category, versions, version } = document;
  const [newest] = versions;
  const way = wayOf(document, person);
  if (way === undefined || newest === undefined) return undefined;
  const borough = authorityName(authority);
  return {
    title: `${DOCUMENTS[category]}, ${borough}`,
    back: `/cases/${episodeId}/folder`,
    action: `/cases/${episodeId}/documents/${id}`,
    way,
    facts: [
      { key: 'What it is', value: KINDS[newest.mediaType] },
      { key: 'Version', value: `${String(version)}, added ${dateOf(newest.addedAt)}` },
    ],
    names: JSON.stringify(namesOf(CONTENT_FORMS[category])),
    ...(way === 'own'
      ? {}
      : { lead: `${borough} added it. That you opened it is on record, and ${borough} sees it.` }),
  };
}

/** The names of a form’s fields and of those within; of no form none. */
function namesOf(form: (new () => object) | undefined): Record<string, string> {
  if (form === undefined) return {};
  return Object.fromEntries(
    describedFields(form.prototype as object).flatMap(({ key, description, nested }) => [
      [key, description] as const,
      ...Object.entries(namesOf(nested?.())),
    ]),
  );
}
