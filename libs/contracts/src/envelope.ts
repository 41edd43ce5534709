/**
 * CloudEvents 1.0 in structured JSON mode, with the hub's extension attributes. The AMQP and HTTP
 * content type is `application/cloudevents+json`. Source: CloudEvents 1.0.2, JSON event format.
 */
export interface Envelope<T = unknown> {
  readonly specversion: '1.0';
  /** UUID of the message; the same in every delivery and replay of it. */
  readonly id: string;
  readonly type: string;
  /** `urn:pan-london-caf-hub:<service>`, or `urn:authority:<GSS>` for a member. */
  readonly source: string;
  /** When it happened, RFC 3339 in UTC. */
  readonly time: string;
  readonly datacontenttype?: 'application/json';
  readonly data: T;
  /** Id of the aggregate. */
  readonly subject?: string;
  /**
   * Place in the stream named by `partitionkey`, from 1 without gaps, ten digits so that it also
   * sorts as text.
   */
  readonly sequence?: string;
  readonly partitionkey?: string;
  /** Minted once at the door and copied into everything that follows. */
  readonly correlationid?: string;
  /** Id of the message or request that caused this one. */
  readonly causationid?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** Inside the hub only: comma-separated GSS codes of the authorities to tell. */
  readonly recipients?: string;
  /** From a member's case system: the person it acts for. */
  readonly actingperson?: string;
  /** From a member: the version it read, as with HTTP `If-Match`. */
  readonly ifmatch?: string;
}

export const CLOUDEVENTS_JSON = 'application/cloudevents+json';
