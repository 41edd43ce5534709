const TIMEOUT_MS = 5_000;

/**
 * Reads from RabbitMQ's management.
 *
 * @param managementUrl `http://user:password@host:port` of one node
 * @throws Error where it refuses, or does not answer within five seconds
 */
export async function askManagement<T>(managementUrl: string, path: string): Promise<T> {
  const { username, password, origin } = new URL(managementUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const reply = await fetch(`${origin}${path}`, {
    headers: { authorization },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!reply.ok) throw new Error(`The management answered ${String(reply.status)}`);
  return (await reply.json()) as T;
}
