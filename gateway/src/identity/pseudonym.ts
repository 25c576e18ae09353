import { createHmac } from "node:crypto";

/**
 * What one module sees of a visitor. The visitor's own id is 256 random bits that never leave the gateway, so it is the
 * key: two modules that compare notes find nothing in common, and changing the sealing keys changes no pseudonym.
 */
export function pseudonymFor(visitorId: string, module: string): string {
  return createHmac("sha256", Buffer.from(visitorId, "base64url"))
    .update(`madang pseudonym 1 ${module}`)
    .digest("base64url");
}
