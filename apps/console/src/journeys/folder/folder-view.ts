import { authorityName } from '@hub/contracts';
import type { ContentCategory, DecisionReason, DecisionView } from '@hub/contracts/consent';
import type { DocumentView, Folder } from '@hub/contracts/episode';
import type { WithNames } from '../../api/hub-api.js';
import type { Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { wayOf } from '../reading/reading-view.js';
import { DOCUMENTS } from '../consents/consent-words.js';

/** What the hub decided on each kind of document, for one's borough. */
export type Decisions = Readonly<Partial<Record<ContentCategory, DecisionView>>>;

export interface FolderView {
  readonly title: string;
  readonly back: string;
  readonly sentence: string;
  readonly documents: readonly {
    readonly heading: string;
    readonly tag: Tag;
    readonly because: string;
    readonly beneath: readonly string[];
    /** Where it is read; nothing where it is not. */
    readonly read?: string;
  }[];
}

const BECAUSE: Readonly<Record<DecisionReason, string>> = {
  consent_in_force: 'The family agreed to it.',
  public_interest: 'It was opened without consent, to protect somebody.',
  no_consent: 'The family was not asked about your borough.',
  refused: 'The family said no.',
  withdrawn: 'The family took back what it had agreed to.',
  expired: 'What the family agreed to has run out.',
  superseded: 'The family decided anew.',
  other_child: 'What was agreed to was about another child.',
  purpose_not_covered: 'The family did not agree to it for this purpose.',
  recipient_not_covered: 'The family did not agree that your borough sees it.',
  scope_not_covered: 'The family agreed that your borough knows of the case, not what is written.',
  category_not_covered: 'The family did not agree to this kind of document.',
  service_excluded: 'The family kept your service out of it.',
  sensitive_service_not_agreed: 'The family did not agree to it for a service of this kind.',
  document_corrected: 'It should not be in this folder.',
  episode_voided: 'The case was of the wrong child and is void.',
};

const ASK: Tag = { text: 'Ask', colour: 'yellow' };

/** Each document of a case, and whether one's borough may open it, with why. */
export function folderView(
  { episodeId, documents, people }: WithNames<Folder>,
  decisions: Decisions,
  reader: Pick<Person, 'authority' | 'roles'>,
): FolderView {
  const { authority: own } = reader;
  const person = peopleIn(people);
  return {
    title: 'Documents',
    back: `/cases/${episodeId}`,
    sentence:
      documents.length === 0
        ? 'Nobody has added a document yet.'
        : `${counted(documents.length, 'document')}, the newest first.`,
    documents: documents.map((document) => {
      const { category, authority, versions, version } = document;
      const [newest] = versions;
      const access = accessTo(document, decisions, own);
      const isReadHere = access.tag !== ASK && wayOf(document, reader) !== undefined;
      const by = newest?.addedBy === undefined ? '' : `${person(newest.addedBy, authority).name}, `;
      return {
        heading: `${DOCUMENTS[category]}, ${authorityName(authority)}`,
        ...access,
        ...(isReadHere ? { read: `/cases/${episodeId}/documents/${document.id}` } : {}),
        beneath: [
          ...(access.tag !== ASK && isWord(document) ? [wordsOnWord(authority, own)] : []),
          ...(newest === undefined
            ? []
            : [`Version ${String(version)}, added by ${by}${dateOf(newest.addedAt)}`]),
          ...(newest?.ownReference === undefined
            ? []
            : [`Kept at ${authorityName(authority)} as ${newest.ownReference}`]),
        ],
      };
    }),
  };
}

/** A browser shows no Word document, and it is not written down anywhere on the way. */
function isWord({ versions: [newest] }: DocumentView): boolean {
  return newest?.mediaType.startsWith('application/vnd.') === true;
}

function wordsOnWord(authority: string, own: string): string {
  const how =
    authority === own
      ? 'Open it in your case system, or add it as a PDF.'
      : `Open it in your case system, or ask ${authorityName(authority)} to add it as a PDF.`;
  return `It is a Word document, which these pages cannot show. ${how}`;
}

/** Kinds of documents of other boroughs: those about which the hub must be asked. */
export function kindsOfOthers({ documents }: Folder, own: string): ContentCategory[] {
  const others = documents.filter(({ authority }) => authority !== own);
  return [...new Set(others.map(({ category }) => category))];
}

function accessTo(
  { authority, category, versions }: DocumentView,
  decisions: Decisions,
  own: string,
): Pick<FolderView['documents'][number], 'tag' | 'because'> {
  if (authority === own)
    return { tag: { text: 'Yours', colour: 'blue' }, because: 'Your borough added it.' };
  const decision = decisions[category];
  if (decision?.permitted !== true) {
    const why = decision === undefined ? 'The hub cannot say now.' : BECAUSE[decision.because];
    return {
      tag: ASK,
      because: `${why} Ask the family, with whoever leads.`,
    };
  }
  // What stays in the holder's own system has a digest here, and nothing else.
  if (versions[0]?.digest !== undefined)
    return {
      tag: { text: 'Waits for who holds it', colour: 'purple' },
      because: `${authorityName(authority)} keeps it in its own system and is asked each time.`,
    };
  return {
    tag: { text: 'You may open it', colour: 'green' },
    because: BECAUSE[decision.because],
  };
}
