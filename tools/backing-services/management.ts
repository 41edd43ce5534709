/**
 * A call to RabbitMQ's management.
 *
 * @param managementUrl with user and password, as in {@link BackingServices.managementUrl}
 * @returns what it answers; undefined where it has nothing to say
 * @throws Error with status and answer where it is refused, and where there is none within ten
 * seconds
 */
export async function management<T = unknown>(
  managementUrl: string,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  const { username, password, origin } = new URL(managementUrl);
  const headers = {
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const reply = await fetch(`${origin}${path}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await reply.text();
  if (!reply.ok)
    throw new Error(`RabbitMQ refused ${method} ${path}: ${String(reply.status)} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
