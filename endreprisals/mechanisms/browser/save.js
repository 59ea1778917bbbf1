/**
 * Notes sealed with a passphrase, and opened again: an age file that other age programs open too.
 *
 * What is inside is JSON with spaces behind it, so that a file tells its size by steps of 64 KiB
 * alone. The library does all but the slow step, which freezes a page: here it gives the page its
 * turn every few milliseconds, so that the way out stays open while a phone works for seconds.
 */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { randomBytes } from "@noble/hashes/utils.js";
import { base64nopad } from "@scure/base";
import { armor, Decrypter, Encrypter, Stanza } from "age-encryption";

export const STEP = 64 * 1024;
export const MAX_PLAIN = 8 * 1024 * 1024;
export const MAX_BYTES = 12 * 1024 * 1024; // an armoured file is a third longer
const WORK = 17; // 2^17: 128 MiB for a second or some; an older phone has no more
const LABEL = new TextEncoder().encode("age-encryption.org/v1/scrypt");
const FIRST_LINE = "age-encryption.org/v1";
const FIRST_LINE_ARMOURED = "-----BEGIN AGE ENCRYPTED FILE-----";

/** Why notes were not sealed or opened: `code` is for the page to put into words. */
export class Refusal extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** A JSON-able value, sealed. Throws a Refusal: needs-passphrase, too-large. */
export async function seal(value, passphrase, { work = WORK } = {}) {
  if (!passphrase) throw new Refusal("needs-passphrase");
  const encrypter = new Encrypter();
  encrypter.addRecipient(new PassphraseRecipient(passphrase.normalize("NFC"), work));
  return encrypter.encrypt(padded(new TextEncoder().encode(JSON.stringify(value))));
}

/**
 * The JSON that a file holds: {ok: true, text} or {ok: false, code}. Plain JSON needs no passphrase.
 * A text and no value: who reads accounts looks closer than a parser does.
 *
 * Codes: empty, too-large, foreign, other-key, needs-passphrase, wrong-passphrase, too-hard,
 * damaged. One flipped bit where the passphrase is checked cannot be told from a wrong passphrase.
 */
export async function open(bytes, passphrase) {
  try {
    if (!bytes.length) throw new Refusal("empty");
    if (bytes.length > MAX_BYTES) throw new Refusal("too-large");
    const plain = looksSealed(bytes) ? await unsealed(bytes, passphrase) : bytes;
    return { ok: true, text: jsonIn(plain) };
  } catch (problem) {
    return { ok: false, code: problem instanceof Refusal ? problem.code : "damaged" };
  }
}

/** Whether a file begins as age files do, so that the page asks for a passphrase. */
export function looksSealed(bytes) {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return start.startsWith(FIRST_LINE) || start.startsWith(FIRST_LINE_ARMOURED);
}

/** How long a passphrase is, in four steps; nothing but its length is looked at. */
export function strength(passphrase) {
  const length = [...passphrase.trim()].length;
  if (length === 0) return "none";
  if (length < 12) return "short";
  return length < 20 ? "fair" : "long";
}

/** A name that says nothing: `notes-1.age`. */
export function fileName(kind, number) {
  return `notes-${number}.${kind}`;
}

function padded(content) {
  if (content.length > MAX_PLAIN) throw new Refusal("too-large");
  const whole = new Uint8Array(Math.ceil(content.length / STEP) * STEP).fill(0x20);
  whole.set(content);
  return whole;
}

async function unsealed(bytes, passphrase) {
  if (!passphrase) throw new Refusal("needs-passphrase");
  const file = binary(bytes);
  // Keyboards write the same letter in two ways; other programs seal with what was typed.
  const readings = [...new Set([passphrase.normalize("NFC"), passphrase])];
  for (const [index, reading] of readings.entries()) {
    try {
      const decrypter = new Decrypter();
      decrypter.addIdentity(new PassphraseIdentity(reading));
      return await decrypter.decrypt(file);
    } catch (problem) {
      const again = problem instanceof Refusal && problem.code === "wrong-passphrase";
      if (!again || index === readings.length - 1) throw problem;
    }
  }
  throw new Refusal("wrong-passphrase");
}

function binary(bytes) {
  const text = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return text.startsWith(FIRST_LINE_ARMOURED) ? armor.decode(new TextDecoder().decode(bytes)) : bytes;
}

function jsonIn(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    JSON.parse(text);
    return text;
  } catch {
    throw new Refusal("foreign");
  }
}

async function keyFrom(passphrase, salt, work) {
  const labelled = new Uint8Array([...LABEL, ...salt]);
  try {
    return await scryptAsync(passphrase, labelled, { N: 2 ** work, r: 8, p: 1, dkLen: 32 });
  } catch {
    throw new Refusal("too-hard"); // more than 1 GiB (2^20), or more than the device has
  }
}

// The key opens one file key only, so that a nonce of zeros is used once (as in the age format).
const cipher = (key) => chacha20poly1305(key, new Uint8Array(12));

class PassphraseRecipient {
  constructor(passphrase, work) {
    this.passphrase = passphrase;
    this.work = work;
  }

  async wrapFileKey(fileKey) {
    const salt = randomBytes(16);
    const key = await keyFrom(this.passphrase, salt, this.work);
    const words = ["scrypt", base64nopad.encode(salt), String(this.work)];
    return [new Stanza(words, cipher(key).encrypt(fileKey))];
  }
}

class PassphraseIdentity {
  constructor(passphrase) {
    this.passphrase = passphrase;
  }

  async unwrapFileKey(stanzas) {
    const [stanza] = stanzas;
    if (stanza.args[0] !== "scrypt") throw new Refusal("other-key");
    const [, salt, work] = stanza.args;
    const known = stanzas.length === 1 && stanza.args.length === 3 && stanza.body.length === 32;
    if (!known || !/^[1-9]\d?$/.test(work)) throw new Refusal("damaged");
    const key = await keyFrom(this.passphrase, base64nopad.decode(salt), Number(work));
    try {
      return cipher(key).decrypt(stanza.body);
    } catch {
      throw new Refusal("wrong-passphrase");
    }
  }
}
