import type { Link } from '../../pages/parts.js';
import type { FolderView } from '../folder/folder-view.js';

/** Where a document stands among those that one may read, and which come before and after it. */
export interface Neighbours {
  readonly place?: string;
  readonly links: readonly Link[];
}

export function neighboursOf({ documents }: FolderView, path: string): Neighbours {
  const readable = documents.flatMap(({ heading, read }) =>
    read === undefined ? [] : [{ heading, read }],
  );
  const place = readable.findIndex(({ read }) => read === path);
  const linkTo = (at: number, what: string): Link[] => {
    const one = readable[at];
    return one ? [{ text: `${what}: ${one.heading}`, href: one.read }] : [];
  };
  if (place < 0) return { links: [] };
  return {
    place: `Document ${String(place + 1)} of ${String(readable.length)} that you can read`,
    links: [...linkTo(place + 1, 'Next'), ...linkTo(place - 1, 'The one before')],
  };
}
