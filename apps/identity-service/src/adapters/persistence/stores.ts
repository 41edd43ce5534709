import type { EntityManager } from 'typeorm';
import type { IdentityStores } from '../../application/ports.js';
import { SqlRegisterStore } from './register-store.js';

/** The stores of people and of the register over one transaction. */
export function storesOn(manager: EntityManager): IdentityStores {
  return { register: new SqlRegisterStore(manager) };
}
