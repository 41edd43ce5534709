export { CHUNK_BYTES, CONTENT_KEY_BYTES, openContent, sealContent } from './content-cipher.js';
