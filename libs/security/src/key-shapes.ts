import { IsString, Matches, MinLength, ValidateBy, type ValidationOptions } from 'class-validator';
import type { JWK } from 'jose';
import type { KeyRing } from './sealer.js';

const VERSION = /^([1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/;
const KEY = /^[A-Za-z0-9+/]{43}=$/;
const COORDINATE = /^[A-Za-z0-9_-]{43}$/;

/** A secret of 32 bytes in base64. */
export const IsKey = (options?: ValidationOptions): PropertyDecorator =>
  Matches(KEY, { message: '$property must be 32 bytes in base64', ...options });

/** Versioned keys; every fault in them is named, and none of them shown. */
export const IsKeyRing = (): PropertyDecorator =>
  ValidateBy({
    name: 'isKeyRing',
    validator: {
      validate: (value: unknown) => faultsInRing(value).length === 0,
      defaultMessage: (field) =>
        `$property must be a key ring: ${faultsInRing(field?.value).join(', ')}`,
    },
  });

/** A private key on P-256 as a JWK (RFC 7517), with all that its public half is made of. */
export interface PrivateKey extends JWK {
  readonly kid: string;
  readonly x: string;
  readonly y: string;
}

/** Holds a key file to it. */
export const IsPrivateKey = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPrivateKey',
      validator: {
        validate: isPrivateKey,
        defaultMessage: () =>
          '$property must be a private key on P-256, a JWK with kid, x, y and d',
      },
    },
    options,
  );

/** Keys that every service has. */
export class ServiceKeys {
  /** For callers’ contexts on their way between services. */
  @IsKeyRing() transport!: KeyRing;
  /** For what the service keeps of people. */
  @IsKeyRing() storage!: KeyRing;
}

/** A secret from which a signing key is made, and the name that it signs under. */
export class NamedSeed {
  @IsString() @MinLength(1) name!: string;
  @IsKey() seed!: string;
}

function faultsInRing(value: unknown): string[] {
  const { current, keys } = isObject(value) ? value : {};
  if (!isObject(keys)) return ['it has no keys by their version'];
  return [
    ...Object.keys(keys)
      .filter((version) => !VERSION.test(version))
      .map((version) => `version ${version} is none from 1 to 255`),
    ...Object.entries(keys)
      .filter(([, key]) => typeof key !== 'string' || !KEY.test(key))
      .map(([version]) => `version ${version} must have 32 bytes in base64`),
    ...(typeof current === 'number' && Object.hasOwn(keys, String(current))
      ? []
      : ['current must name one of its versions']),
  ];
}

function isPrivateKey(value: unknown): value is PrivateKey {
  if (!isObject(value)) return false;
  const { kty, crv, kid } = value;
  const isNamed = typeof kid === 'string' && kid !== '';
  return (
    kty === 'EC' &&
    crv === 'P-256' &&
    isNamed &&
    ['x', 'y', 'd'].every((part) => COORDINATE.test(String(value[part])))
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
