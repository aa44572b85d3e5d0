/**
 * Bytes as hexadecimal text. The kernel travels as text inside a module, so that no bundler has to
 * know about WebAssembly. Hex is longer than base64, but keeps bytes aligned: after gzip it is less
 * than a tenth longer than the raw bytes, base64 more than a fifth (`test/package/kernel.test.ts`).
 */
export const fromHex = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
};
