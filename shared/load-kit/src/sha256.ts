import crypto from "k6/crypto";

/** Of a text's bytes in UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return crypto.sha256(text, "hex");
}
