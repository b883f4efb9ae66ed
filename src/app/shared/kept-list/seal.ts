/**
 * How what a device keeps is locked. Each device has a pair of keys: the public one seals what is kept
 * whenever the list changes, so that nobody types a PIN for it; the private one opens it, and lies
 * under a key derived from the PIN. Nothing here is our own invention but the order of the calls.
 */
export interface DeviceKeys {
  readonly publicKey: CryptoKey;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** The private key under the PIN's. */
  readonly lockedKey: ArrayBuffer;
}

/** A text that only the private key opens. */
export interface Sealed {
  /** The text's own key, under the public one. */
  readonly lockedKey: ArrayBuffer;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly body: ArrayBuffer;
}

/** As OWASP advises for PBKDF2 with SHA-256; a tablet takes about half a second for it. */
export const ITERATIONS = 600_000;

const PAIR = { name: 'RSA-OAEP', hash: 'SHA-256' } as const;

/** Browsers have it on https and on localhost alone. */
export const canSeal = (): boolean => 'subtle' in globalThis.crypto;

export async function makeDeviceKeys(pin: string, iterations = ITERATIONS): Promise<DeviceKeys> {
  const pair = await crypto.subtle.generateKey(
    { ...PAIR, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['wrapKey', 'unwrapKey'],
  );
  const salt = random(16);
  const iv = random(12);
  const underPin = await keyOf(pin, salt, iterations, 'wrapKey');
  const lockedKey = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, underPin, {
    name: 'AES-GCM',
    iv,
  });
  return { publicKey: pair.publicKey, salt, iterations, iv, lockedKey };
}

/** The private key; `null` when the PIN is another. */
export async function unlockKeys(keys: DeviceKeys, pin: string): Promise<CryptoKey | null> {
  const underPin = await keyOf(pin, keys.salt, keys.iterations, 'unwrapKey');
  try {
    return await crypto.subtle.unwrapKey(
      'pkcs8',
      keys.lockedKey,
      underPin,
      { name: 'AES-GCM', iv: keys.iv },
      PAIR,
      false,
      ['unwrapKey'],
    );
  } catch (problem) {
    // What AES-GCM says of a wrong key: what it opened is not what was locked.
    if (problem instanceof DOMException && problem.name === 'OperationError') return null;
    throw problem;
  }
}

/** `about` is not secret, and is bound to the text: a day that is relabelled no longer opens. */
export async function seal(publicKey: CryptoKey, text: string, about: string): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = random(12);
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(about) },
    key,
    bytesOf(text),
  );
  const lockedKey = await crypto.subtle.wrapKey('raw', key, publicKey, PAIR);
  return { lockedKey, iv, body };
}

export async function unseal(
  privateKey: CryptoKey,
  { lockedKey, iv, body }: Sealed,
  about: string,
): Promise<string> {
  const key = await crypto.subtle.unwrapKey(
    'raw',
    lockedKey,
    privateKey,
    PAIR,
    { name: 'AES-GCM' },
    false,
    ['decrypt'],
  );
  const text = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(about) },
    key,
    body,
  );
  return new TextDecoder().decode(text);
}

async function keyOf(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: 'wrapKey' | 'unwrapKey',
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const random = (bytes: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(bytes));
