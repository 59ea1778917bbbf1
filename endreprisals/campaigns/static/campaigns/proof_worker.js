// The work itself, beside the page: tries counters until the derived key begins as it must.

const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))
const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')

self.onmessage = async ({ data }) => {
  const began = performance.now()
  const nonce = bytes(data.nonce)
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(data.salt), iterations: data.cost }
  const word = new Uint8Array(nonce.length + 4)
  word.set(nonce)
  for (let counter = 0; ; counter++) {
    new DataView(word.buffer).setUint32(nonce.length, counter)
    const key = await crypto.subtle.importKey('raw', word, 'PBKDF2', false, ['deriveBits'])
    const derivedKey = hex(await crypto.subtle.deriveBits(way, key, data.keyLength * 8))
    if (derivedKey.startsWith(data.keyPrefix)) {
      self.postMessage({ counter, derivedKey, time: Math.round(performance.now() - began) })
      return
    }
  }
}
