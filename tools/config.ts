function read(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}

/** What the tools are told by the environment. */
export const environment = {
  databaseUrl: read('HUB_DATABASE_URL'),
  amqpUrl: read('HUB_AMQP_URL'),
  managementUrl: read('HUB_AMQP_MANAGEMENT_URL'),
  /** For provisioning: where the outside reaches the gateway and the broker. */
  publicUrl: read('HUB_PUBLIC_URL'),
  publicAmqpUrl: read('HUB_PUBLIC_AMQP_URL'),
  /** Public port of the gateway. */
  port: Number(read('HUB_PORT') ?? '8080'),
  /** Of a mail server by which people are reminded. */
  smtpUrl: read('HUB_SMTP_URL'),
  /** Passed on to every process that the tools start. */
  all: process.env,
};
