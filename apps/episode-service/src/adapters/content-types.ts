import { fileTypeFromBuffer } from 'file-type';
import type { ContentType } from '@hub/contracts/episode';
import type { TypeDetector } from '../application/folders/folder-ports.js';

/** A DOCX is a ZIP, whose first bytes do not always tell what it holds. */
const ZIP = 'application/zip';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Tells types by the bytes that files of a kind begin with. */
export class MagicBytes implements TypeDetector {
  async matches(start: Buffer, type: ContentType): Promise<boolean> {
    const found = (await fileTypeFromBuffer(start))?.mime;
    return found === type || (type === DOCX && found === ZIP);
  }
}
