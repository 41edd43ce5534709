import { createTransport } from 'nodemailer';
import type { Logger } from '@hub/observability';
import type { Mailer } from '../../application/reminders/reminder-ports.js';
import type { Answer, Mail } from '../../domain/reminders/mail.js';
import { LOG } from '../../log-messages.js';

const FOR_GOOD = 500;
const WITHIN_MS = 30_000;

export interface MailServer {
  /** `smtp://user:password@host:port`, or `smtps:` for TLS from the first byte. */
  readonly url: string;
  /** Who mails come from. */
  readonly from: string;
  /** How long it may keep silent. */
  readonly withinMs?: number;
}

/**
 * Hands mails to a mail server over SMTP (RFC 5321), with STARTTLS where it offers that; a password
 * is said to none that does not.
 */
export class SmtpMailer implements Mailer {
  private readonly transport: ReturnType<typeof createTransport>;
  private readonly from: string;

  constructor(
    { url, from, withinMs = WITHIN_MS }: MailServer,
    private readonly log: Logger,
  ) {
    this.from = from;
    this.transport = createTransport({
      url,
      requireTLS: new URL(url).username !== '',
      connectionTimeout: withinMs,
      greetingTimeout: withinMs,
      socketTimeout: withinMs,
    });
  }

  async send(address: string, { subject, text, messageId }: Mail): Promise<Answer> {
    try {
      await this.transport.sendMail({
        // As an address it is read as one alone, whatever stands in it.
        ...{ from: this.from, to: { name: '', address }, subject, text, messageId },
        // No answer out of office is sent to it (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'taken' };
    } catch (error) {
      const { responseCode, command } = answerIn(error);
      if (command === 'RCPT TO' && responseCode !== undefined && responseCode >= FOR_GOOD)
        return { outcome: 'refused', code: responseCode };
      this.log.warn(LOG.mailDelayed, { error, code: responseCode?.toString() });
      return { outcome: 'later' };
    }
  }

  close(): void {
    this.transport.close();
  }
}

interface SmtpFault {
  readonly responseCode?: number;
  readonly command?: string;
}

function answerIn(error: unknown): SmtpFault {
  return error instanceof Error ? (error as SmtpFault) : {};
}
