import { ArrayMinSize, IsArray } from 'class-validator';
import type { JWK } from 'jose';
import { IsKey, IsPrivateKey, ServiceKeys } from '@hub/security';

/** What its key file holds; the first of a list is the one in use. */
export class GatewayKeys extends ServiceKeys {
  /** For tokens. */
  @IsArray() @ArrayMinSize(1) @IsPrivateKey({ each: true }) signing!: JWK[];
  /** For what members seal to the hub. */
  @IsArray() @ArrayMinSize(1) @IsPrivateKey({ each: true }) decryption!: JWK[];
  @IsArray() @ArrayMinSize(1) @IsKey({ each: true }) cookies!: string[];
}
