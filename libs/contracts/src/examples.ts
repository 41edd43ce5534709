/** Ids and instants that the examples of the catalogue share, so that together they tell one story. */
export const EXAMPLE = {
  episodeId: '019a5b00-0000-7000-8000-000000000001',
  consentId: '019a5b00-0000-7000-8000-000000000002',
  transferId: '019a5b00-0000-7000-8000-000000000003',
  lookupId: '019a5b00-0000-7000-8000-000000000004',
  disputeId: '019a5b00-0000-7000-8000-000000000005',
  messageId: '019a5b00-0000-7000-8000-000000000006',
  personId: '019a5b00-0000-7000-8000-000000000007',
  otherPersonId: '019a5b00-0000-7000-8000-000000000008',
  teamMemberId: '019a5b00-0000-7000-8000-000000000009',
  at: '2026-03-02T09:30:00.000Z',
  lewisham: 'E09000023',
  greenwich: 'E09000011',
  southwark: 'E09000028',
} as const;
