import type { FileAddresses } from "../src/feed/finish-item.ts";

/** As modules serve files below their API. */
export function addressesBelow(prefix: string): FileAddresses {
  return {
    attachment: (id, name) => `${prefix}/files/${id}/${encodeURIComponent(name)}`,
    picture: (hash) => `${prefix}/images/${hash}`,
  };
}
