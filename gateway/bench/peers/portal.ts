import type { Peer } from "./peer.ts";
import { startPortal } from "./start-portal.ts";

/** Ours as a whole: pages composed of a layout and a fragment, stored; APIs of modules passed through. */
export const portal: Peer = {
  name: "portal",
  kinds: ["page", "pass"],
  pathOf: (kind) => (kind === "page" ? "/service-0/cached" : "/api/service-0/items"),
  start: ({ folder }) => startPortal({ folder, modules: 3 }),
};
