import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findProgram, notInstalled } from "./find-program.ts";
import type { Peer } from "./peer.ts";
import { freePort, startAtPort } from "./start-program.ts";

export const haproxy: Peer = {
  name: "HAProxy",
  kinds: ["json", "page", "pass"],
  missing: () => notInstalled("haproxy"),
  async start({ origin, folder }) {
    const port = await freePort();
    const file = join(folder, "haproxy.cfg");
    await writeFile(file, configuration(port, new URL(origin).host));
    const program = findProgram("haproxy") ?? "haproxy";
    return startAtPort({ program, args: ["-db", "-f", file], port });
  },
};

function configuration(port: number, origin: string): string {
  return `global
  nbthread 1
  maxconn 4096
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
cache small
  total-max-size 64
  max-object-size 100000
  max-age 3600
frontend public
  bind 127.0.0.1:${port}
  http-request cache-use small
  http-response cache-store small
  default_backend origin
backend origin
  http-reuse always
  server origin ${origin}
`;
}
