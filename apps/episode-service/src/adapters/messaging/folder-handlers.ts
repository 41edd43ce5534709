import * as messages from '@hub/contracts/episode';
import { ContentErased } from '@hub/contracts/consent';
import { GatherEpisode, ReadForSubject } from '@hub/internal-messages';
import { answer, type Handler, react } from '@hub/service-host';
import type { HoldDocument } from '../../application/folders/hold-document.js';
import type { KeepFolders } from '../../application/folders/keep-folders.js';
import type { ReadFolder } from '../../application/folders/read-folder.js';
import type { GatherRecord } from '../../application/records/gather-record.js';

/** What is asked about folders, and what becomes of their contents. */
export function folderHandlers({
  folder,
  keeping,
  records,
  holding,
}: {
  readonly folder: ReadFolder;
  readonly keeping: KeepFolders;
  readonly records: GatherRecord;
  readonly holding: HoldDocument;
}): Handler[] {
  return [
    answer(messages.ListDocuments, (payload, context) => folder.list(payload, context)),
    answer(messages.ReadDocument, (payload, context) => folder.one(payload, context)),
    answer(messages.HoldDocument, (payload, context) => holding.add(payload, context)),
    answer(messages.HoldVersion, (payload, context) => holding.addVersion(payload, context)),
    answer(GatherEpisode, (payload) => records.execute(payload)),
    answer(ReadForSubject, (payload) => folder.forSubject(payload)),
    react(ContentErased, (payload, context) => keeping.onErased(payload, context)),
  ];
}
