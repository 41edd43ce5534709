/**
 * Columns of a file of services; the first two are required. What each holds stands in
 * `docs/how-to/publish-services.md`.
 */
export const SERVICE_FILE_COLUMNS = [
  'reference',
  'name',
  'description',
  'organization',
  'url',
  'email',
  'phone',
  'status',
  'minimum_age',
  'maximum_age',
  'days',
  'opens_at',
  'closes_at',
  'address',
  'city',
  'postcode',
  'needs',
  'eligibility',
  'last_modified',
] as const;

const EXAMPLES: readonly Partial<Record<(typeof SERVICE_FILE_COLUMNS)[number], string>>[] = [
  {
    reference: 'example-1',
    name: 'Example homework club (delete these two lines)',
    organization: 'Example Trust',
    phone: '020 7946 0000',
    status: 'inactive',
    minimum_age: '8',
    maximum_age: '14',
    days: 'monday; wednesday',
    opens_at: '15:30',
    closes_at: '17:30',
    address: '1 High Street',
    postcode: 'SE13 6LG',
    needs: 'education',
    eligibility: 'residents:E09000023',
  },
  { reference: 'example-1', days: 'friday', opens_at: '15:30', postcode: 'SE6 1AA' },
];

/** A file of services to begin from: the columns, and one service at two sites. */
export function serviceFileTemplate(): string {
  const lines = EXAMPLES.map((example) =>
    SERVICE_FILE_COLUMNS.map(
      (column) => example[column] ?? (column === 'name' ? EXAMPLES[0]?.name : ''),
    ),
  );
  return [SERVICE_FILE_COLUMNS, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}
