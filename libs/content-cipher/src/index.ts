export {
  CHUNK_BYTES,
  CONTENT_KEY_BYTES,
  openContent,
  sealContent,
  sealedChunks,
} from './content-cipher.js';
