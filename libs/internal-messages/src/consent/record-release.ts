import { defineCommand, EXAMPLE } from '@hub/contracts';
import { ConsentView, SharingEntry } from '@hub/contracts/consent';
import { AuthorityCode, Id, NestedList } from '@hub/contracts/shape';

export class ReleaseRecordPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who takes over') recipient!: string;
  @Id('The transfer for which it leaves') transferId!: string;
}

export class ReleasedRecord {
  @NestedList(() => ConsentView, 1_000, 'Consents in force') consents!: ConsentView[];
  @NestedList(() => SharingEntry, 10_000, 'Who was told what may be shared')
  sharingRegister!: SharingEntry[];
}

export const ReleaseRecord = defineCommand({
  type: 'consent.release_record.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What you decided on sharing was passed on with a change of the Lead Professional',
  owner: 'consent-service',
  summary:
    'Releases what stands on record about sharing to the authority that takes over the lead, while consent permits it.',
  personalData: 'none',
  payload: ReleaseRecordPayload,
  reply: ReleasedRecord,
  roles: [],
  examples: [
    { episodeId: EXAMPLE.episodeId, recipient: EXAMPLE.greenwich, transferId: EXAMPLE.transferId },
  ],
});
