import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from "node:crypto";
import { promisify } from "node:util";
import { petitionsErrors } from "../errors.ts";

/**
 * Argon2id (RFC 9106) with the second of OWASP's equivalent settings: 19 MiB, two passes, one lane. Node computes it on its
 * thread pool, so the event loop stays free. Hashes are in PHC string format.
 */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltLength = 16;
const tagLength = 32;

const compute = promisify<"argon2id", Argon2Parameters, Buffer>(argon2);

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltLength);
  const tag = await compute("argon2id", { message: password, nonce, tagLength, ...cost });
  return formatHash(nonce, tag);
}

/** Takes as long for a wrong password as for the right one. Throws PETITIONS_PASSWORD_UNREADABLE. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const { tag, ...parameters } = parseHash(hash);
  const computed = await compute("argon2id", { message: password, ...parameters });
  return timingSafeEqual(computed, tag);
}

/** Compared with when there is no such petition, so that the answer takes as long as for a wrong password. */
export const decoyHash = formatHash(Buffer.alloc(saltLength), Buffer.alloc(tagLength));

const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,64})\$([A-Za-z0-9+/]{43})$/;

function parseHash(hash: string): Omit<Argon2Parameters, "message"> & { tag: Buffer } {
  const match = phc.exec(hash);
  if (match === null) throw petitionsErrors.create("PASSWORD_UNREADABLE");
  const [, memory, passes, parallelism, salt = "", tag = ""] = match;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength,
    nonce: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

function formatHash(nonce: Buffer, tag: Buffer): string {
  const settings = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${settings}$${base64(nonce)}$${base64(tag)}`;
}

/** The PHC format leaves the padding out. */
function base64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
