export { BUNDLE_FORMAT, type BundleFault, makeManifest, verifyBundle, withhold } from './bundle.js';
export { writePage } from './page.js';
