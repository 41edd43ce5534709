import { expect, it } from '@jest/globals';
import { documentPolicy } from './security-headers.js';

it('a document shows its own style, and can do nothing', () => {
  const policy = documentPolicy('<style>p{margin:0}</style><script>alert(1)</script>');
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/);
  expect(policy).not.toContain('script-src');
  expect(documentPolicy('<p>')).toContain("style-src 'none'");
});
