// The kit's own behaviour, for browsers that run scripts. Every page works without.
import { initAll } from './govuk-frontend.min.js';

const AGAIN_MS = 10_000;

initAll();

// A page that waits for something says what is new.
if (document.querySelector('[data-live]')) import('./live.js');

// While the hub is away, the page tries again by itself.
if (document.querySelector('[data-try-again]')) setTimeout(() => location.reload(), AGAIN_MS);
