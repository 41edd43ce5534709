/** What a family and the authority that answers call a request by: short, to be read aloud. */
export function recordReference(subjectAccessId: string): string {
  const last = subjectAccessId.replaceAll('-', '').slice(-8).toUpperCase();
  return `${last.slice(0, 4)} ${last.slice(4)}`;
}
