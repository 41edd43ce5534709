import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('notification-service', process.env, (from) => ({
  /** `amqp://user:password@host:port` of the user that may write every member's `out`. */
  memberBrokerUrl: from.text('HUB_MEMBER_AMQP_URL'),
  /**
   * `http://user:password@host:port`, several with commas between them, of the broker's management,
   * as the same user.
   */
  managementUrls: from.text('HUB_AMQP_MANAGEMENT_URL').split(','),
  /**
   * `smtp://user:password@host:port` of the mail server by which people are reminded; nobody is
   * where it is not said.
   */
  mailServerUrl: from.url('HUB_SMTP_URL', ['smtp', 'smtps']),
  /** Who those mails come from. */
  mailFrom: from.textOr('HUB_MAIL_FROM', 'caf-hub@localhost'),
  /** Where people sign in: all that a mail leads to. */
  signInUrl: from.url('HUB_SIGN_IN_URL', ['http', 'https']) ?? 'http://localhost/',
  /**
   * How long a member has to confirm what it was sent; then it is sent again, with pauses that
   * double up to a day.
   */
  pace: {
    firstMs: from.whole('HUB_SEND_AGAIN_AFTER_SECONDS', 60) * 1_000,
    mostMs: 24 * 60 * 60_000,
  },
}));
