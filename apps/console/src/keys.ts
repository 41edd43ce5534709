import { ArrayMinSize, IsArray } from 'class-validator';
import { IsKey, IsKeyRing, type KeyRing } from '@hub/security';

/** What its key file holds. It speaks to no service, so it has no key for that. */
export class ConsoleKeys {
  /** For sessions. */
  @IsKeyRing() storage!: KeyRing;
  /** For cookies; the first is the one in use. */
  @IsArray() @ArrayMinSize(1) @IsKey({ each: true }) cookies!: string[];
}
