/**
 * `host:port` of a broker's address, or of each node of a cluster with commas between: no address
 * of the URL standard.
 */
export function brokerHosts(amqpUrl: string): string {
  const hosts = /^amqps?:\/\/(?:[^@/]*@)?([^/]+)/.exec(amqpUrl)?.[1];
  if (hosts === undefined)
    throw new Error('The address of the broker is not like amqp://user:password@host:port');
  return hosts;
}
