import { createHash } from "node:crypto";

/** Files whose kind a look at the content tells. */
export function pdf(bytes: number, seed = "a"): Buffer {
  return padded(Buffer.from("%PDF-1.7\n"), bytes, seed);
}

export function png(bytes: number, seed = "a"): Buffer {
  return padded(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), bytes, seed);
}

function padded(head: Buffer, bytes: number, seed: string): Buffer {
  const pattern = createHash("sha256").update(seed).digest();
  return Buffer.concat([head, Buffer.alloc(Math.max(0, bytes - head.length), pattern)]);
}

export function sha256(content: Buffer | ArrayBuffer): string {
  return createHash("sha256")
    .update(Buffer.from(content as ArrayBuffer))
    .digest("hex");
}
