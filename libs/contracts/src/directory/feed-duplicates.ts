import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { AuthorityCode, Id, NestedList, Text, Whole } from '../shape/fields.js';
import { FeedPayload } from './feeds.js';

const EVERYONE: Role[] = [...ROLES];

export class Duplicate {
  @Id('A service of this feed') serviceId!: string;
  @Text(300, 'Its name') name!: string;
  @Id('A service of another feed') otherId!: string;
  @Text(300, 'Its name') otherName!: string;
  @AuthorityCode('Whose feed lists the other') otherAuthority!: string;
  @Whole(0, 100, 'How alike, out of 100') likeness!: number;
  @Text(200, 'What they have in common') because!: string;
}

export class DuplicateList {
  @NestedList(() => Duplicate, 500, 'The first 500, the most alike first') items!: Duplicate[];
}

const BASE = { owner: 'directory-service', personalData: 'none' } as const;

export const ListDuplicates = defineQuery({
  ...BASE,
  type: 'feed.list_duplicates.v1',
  on: { object: 'feed', id: 'feedId' },
  summary: 'Lists services of a feed that another feed seems to list too.',
  payload: FeedPayload,
  reply: DuplicateList,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/feeds/{feedId}/duplicates', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});
