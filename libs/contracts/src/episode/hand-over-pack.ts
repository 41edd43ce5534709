import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, Nested, NestedList, Text } from '../shape/fields.js';
import { ConsentView } from '../consent/consent-view.js';
import { SharingEntry } from '../consent/decisions.js';
import { DocumentView } from './documents.js';
import { EpisodeView } from './episode-view.js';
import { ReadTransferPayload } from './transfers.js';

/**
 * What the new Lead Professional needs to know at once. The content of the plan is asked for with
 * POST /v1/releases, document by document.
 */
export class HandOverPack {
  @Id('The transfer') transferId!: string;
  @Instant('When it was made up') madeAt!: string;
  @Nested(() => EpisodeView, 'The episode: level of need, team, next review') episode!: EpisodeView;
  @NestedList(() => DocumentView, 1_000, 'What is in its folder: the plan, assessments, reviews')
  documents!: DocumentView[];
  @NestedList(() => ConsentView, 1_000, 'Consents in force') consents!: ConsentView[];
  @NestedList(() => SharingEntry, 10_000, 'Who was told what may be shared')
  sharingRegister!: SharingEntry[];
  @Text(
    64,
    'SHA-256 of all the above as canonical JSON, hexadecimal: send it with your receipt',
    64,
  )
  digest!: string;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;

export const ReleasePack = defineCommand({
  ...BASE,
  type: 'transfer.release_pack.v1',
  on: { object: 'transfer', id: 'transferId' },
  words: 'The hand-over pack was fetched',
  summary:
    'Gives the hand-over pack to who takes over, where consent permits it in this instant. Confirm it with its digest.',
  payload: ReadTransferPayload,
  reply: HandOverPack,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: '/v1/transfers/{transferId}/hand-over-pack', success: 200 },
  examples: [{ transferId: EXAMPLE.transferId }],
});
