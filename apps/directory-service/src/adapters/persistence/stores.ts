import type { EntityManager } from 'typeorm';
import type { DirectoryStores } from '../../application/ports.js';
import { SqlFeedStore } from './feed-store.js';
import { SqlPullStore } from './pull-store.js';
import { SqlServiceStore } from './service-store.js';

/** The stores of directory-service over one transaction. */
export function storesOn(manager: EntityManager): DirectoryStores {
  return {
    services: new SqlServiceStore(manager),
    feeds: new SqlFeedStore(manager),
    pulls: new SqlPullStore(manager),
  };
}
