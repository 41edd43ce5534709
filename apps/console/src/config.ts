import { readEnvironment } from '@hub/service-host';

/** The console is no service of the hub: it knows the public API and its own sessions. */
export const config = readEnvironment(process.env, (from) => ({
  /** The public API, as seen from here. */
  hubUrl: from.text('HUB_URL'),
  /** Where people reach the pages, without a trailing slash. */
  publicUrl: from.text('HUB_PUBLIC_URL'),
  /** The secret under which it asks the identity provider for tokens. */
  clientSecret: from.text('HUB_CONSOLE_SECRET'),
  /** Holds its sessions, and nothing else. */
  databaseUrl: from.text('HUB_DATABASE_URL'),
  keyFile: from.text('HUB_KEY_FILE'),
  port: from.whole('HUB_PORT'),
  host: from.textOr('HUB_HOST', '127.0.0.1'),
  logLevel: from.textOr('HUB_LOG_LEVEL', 'info'),
  /** Whoever does nothing for so long is signed out; what they typed is kept. */
  idleMinutes: from.whole('HUB_CONSOLE_IDLE_MINUTES', 30),
  /** Whoever is signed in for so long signs in again. */
  longestHours: from.whole('HUB_CONSOLE_LONGEST_HOURS', 8),
  /** Folder of the templates. */
  pages: from.textOr('HUB_CONSOLE_PAGES', 'apps/console/src'),
  /** Folder of what the build made of styles and scripts. */
  assets: from.textOr('HUB_CONSOLE_ASSETS', 'dist/apps/console/assets'),
}));
