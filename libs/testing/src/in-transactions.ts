import type { DataSource, EntityManager } from 'typeorm';

type Method = (...given: unknown[]) => Promise<unknown>;

/**
 * A store each of whose calls runs in a transaction of its own, so that a suite may lock as inside
 * a unit of work.
 */
export function inTransactions<T extends object>(
  database: DataSource,
  make: (manager: EntityManager) => T,
): T {
  return new Proxy({} as T, {
    get:
      (_target, name) =>
      (...given: unknown[]) =>
        database.transaction((manager) => {
          const store = make(manager) as Record<PropertyKey, Method>;
          return (
            store[name]?.(...given) ?? Promise.reject(new Error(`There is no ${String(name)}`))
          );
        }),
  });
}
