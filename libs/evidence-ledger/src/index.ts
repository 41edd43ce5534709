export {
  consistencyPath,
  EMPTY_ROOT,
  foldRoot,
  HASH_BYTES,
  type HashOf,
  inclusionPath,
  innerHash,
  leafHash,
  type Node,
  nodesOf,
  provesConsistency,
  provesInclusion,
  rootOf,
} from './merkle-tree.js';
export {
  type Checkpoint,
  checkpointText,
  cosign,
  isSignedBy,
  readCheckpoint,
  readVerifier,
  signCheckpoint,
  type Signer,
  signerOf,
  type Verifier,
  verifierOf,
  writeVerifier,
} from './signed-note.js';
export { openTiles, type Tile, TILE_WIDTH, type TileName, TileSet, tilesOf } from './tiles.js';
export {
  type LeafRow,
  type LedgerCopy,
  type LedgerFault,
  type Verification,
  verifyLedger,
} from './verify-ledger.js';
