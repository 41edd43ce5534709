/** Contents that can change in place. */
type Container = Map<unknown, unknown> | Set<unknown> | unknown[] | Record<string, unknown>;

/**
 * Remembers what stores hold: the fields of each, and the contents of their maps, sets and lists. A
 * record in them is replaced and never changed in place, so that it is not looked into.
 *
 * @returns puts everything back as it was
 */
export function snapshot(root: object): () => void {
  const restores = new Map<object, () => void>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || restores.has(value)) return;
    if (ArrayBuffer.isView(value) || value instanceof Date) return;
    restores.set(value, restorerOf(value as Container));
    for (const part of partsOf(value as Container)) if (!isRecord(part)) visit(part);
  };
  visit(root);
  return () => {
    for (const restore of restores.values()) restore();
  };
}

function restorerOf(container: Container): () => void {
  if (container instanceof Map) {
    const entries = [...container];
    return () => {
      container.clear();
      for (const [key, value] of entries) container.set(key, value);
    };
  }
  if (container instanceof Set) {
    const members = [...container];
    return () => {
      container.clear();
      for (const member of members) container.add(member);
    };
  }
  if (Array.isArray(container)) {
    const items = [...container];
    return () => container.splice(0, container.length, ...items);
  }
  const fields = Object.entries(Object.getOwnPropertyDescriptors(container));
  const names = new Set(fields.map(([name]) => name));
  return () => {
    for (const name of Object.keys(container))
      if (!names.has(name)) Reflect.deleteProperty(container, name);
    for (const [name, { value, writable }] of fields)
      if (writable === true) container[name] = value;
  };
}

function isRecord(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function partsOf(container: Container): unknown[] {
  if (container instanceof Map) return [...container].flat();
  if (container instanceof Set || Array.isArray(container)) return [...container];
  return Object.values(container);
}
