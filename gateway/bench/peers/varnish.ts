import { chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findProgram, notInstalled } from "./find-program.ts";
import type { Peer } from "./peer.ts";
import { freePort, startAtPort } from "./start-program.ts";

export const varnish: Peer = {
  name: "Varnish",
  kinds: ["json", "page", "pass"],
  missing: () => notInstalled("varnishd"),
  async start({ origin, folder }) {
    const port = await freePort();
    // It gives up root for a user of its own, who must be able to reach its folder.
    for (const one of [dirname(folder), folder]) await chmod(one, 0o755);
    const program = findProgram("varnishd") ?? "varnishd";
    const args = [
      "-F",
      "-n",
      join(folder, "work"),
      "-a",
      `127.0.0.1:${port}`,
      "-b",
      new URL(origin).host,
      "-s",
      "malloc,64m",
    ];
    return startAtPort({ program, args: [...args, "-p", "thread_pools=1"], port });
  },
};
