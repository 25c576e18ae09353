import { decodeFragment } from "@madang/manifest";
import type { PageAnswer } from "./document-server.ts";

/** What a page says of itself to the gateway. */
export function fragmentOf({ headers }: PageAnswer, module: string) {
  return decodeFragment(headers.get("madang-fragment") ?? undefined, module);
}
