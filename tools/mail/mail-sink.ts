import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as a mail server took it. */
export interface TakenMail {
  /** Who it was handed over for: the envelope, not what the mail says of itself. */
  readonly to: readonly string[];
  readonly raw: string;
}

export interface SinkSettings {
  /** A free one by default. */
  readonly port?: number;
  readonly take: (mail: TakenMail) => void | Promise<void>;
  /** What is answered to a recipient instead of taking mails for them. */
  readonly refuses?: (address: string) => number | undefined;
}

/** A mail server on this machine that takes mails and passes none on. */
export class MailSink {
  private constructor(private readonly server: SMTPServer) {}

  static async open({ port = 0, take, refuses }: SinkSettings): Promise<MailSink> {
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 1_000,
      logger: false,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => {
        const code = refuses?.(address);
        done(code === undefined ? undefined : answering(code));
      },
      onData: (stream, { envelope: { rcptTo } }, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const to = rcptTo.map(({ address }) => address);
          const raw = Buffer.concat(pieces).toString('utf8');
          Promise.resolve(take({ to, raw })).then(
            () => {
              done();
            },
            () => {
              done(answering(TRY_LATER));
            },
          );
        });
      },
    });
    await new Promise<void>((resolve, reject) => {
      // Whoever hangs up in the middle is no fault of the sink.
      server.on('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new MailSink(server);
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${String(port)}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

const TRY_LATER = 451;

function answering(code: number): Error {
  return Object.assign(new Error('Not taken'), { responseCode: code });
}
