/** One node of the broker that is ours. */
export interface BrokerNode {
  /** Kills it without warning. */
  kill(): Promise<void>;
  /** Starts it on its data and waits until it answers. */
  start(): Promise<void>;
}

/** A real PostgreSQL and a real RabbitMQ with its management API, wherever they come from. */
export interface BackingServices {
  /** Where they come from, in words. */
  readonly origin: string;
  /** `postgres://` address of a role that may create roles, schemas and databases. */
  readonly databaseUrl: string;
  /**
   * `amqp://user:password@host:port` of an administrator, without vhost; of a cluster
   * `host:port,host:port`.
   */
  readonly amqpUrl: string;
  /**
   * `http://user:password@host:port` of the management API; of a cluster several with commas
   * between.
   */
  readonly managementUrl: string;
  /** Stops what was started here, and nothing else. */
  stop(): Promise<void>;
  /**
   * For fault tests, where the processes are ours: kills one without warning and starts it again on
   * its data.
   */
  crash?(which: 'broker' | 'database'): Promise<void>;
  /** The nodes of a broker that is ours. */
  readonly brokerNodes?: readonly BrokerNode[];
  /** Runs a command of `rabbitmqctl` on a broker that is ours. */
  brokerControl?(words: readonly string[]): Promise<void>;
}

export interface BackingServicesRequest {
  /** Folder for data and logs of local processes. */
  readonly folder: string;
  /** Says in a sentence what is being done. */
  readonly tell: (sentence: string) => void;
  /**
   * `tests` uses throw-away containers, `start` the compose file, where a Docker engine answers.
   */
  readonly purpose: 'start' | 'tests';
  /** Nodes of the broker, 1 by default; more run as local processes. */
  readonly brokerNodes?: number;
}
