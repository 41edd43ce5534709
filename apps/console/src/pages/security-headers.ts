import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const INLINE = /<script[^>]*>([^<]+)<\/script>/g;
const STYLES = /<style>([^<]+)<\/style>/g;

/**
 * Nothing but what comes from here. The one inline script is that of the kit's page template; its
 * hash is taken from a page as it is drawn, so that another kit cannot break it unseen.
 */
export function securityHeaders(drawn: string, secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...hashesOf(drawn, INLINE)],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

/** A document that the hub made shows its own words in its own style, and can do nothing else. */
export function documentPolicy(html: string): string {
  const styles = hashesOf(html, STYLES).join(' ') || "'none'";
  return `default-src 'none'; style-src ${styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function hashesOf(html: string, inline: RegExp): string[] {
  return [...html.matchAll(inline)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}
