/**
 * Stands in bundles for the curves of the age library. Notes are sealed by a passphrase alone, so
 * no key of a curve is ever made or read; left in, they would be half of what a phone must load.
 */
export const MLKEM768P256 = undefined;
export const MLKEM768X25519 = undefined;
export const p256 = undefined;
export const x25519 = undefined;
