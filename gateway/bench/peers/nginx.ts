import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findProgram, notInstalled } from "./find-program.ts";
import type { Kind, Peer } from "./peer.ts";
import { freePort, startAtPort } from "./start-program.ts";

export const nginx = nginxPeer("nginx", ["json", "page", "pass"], "gzip off;");
export const nginxGzip = nginxPeer(
  "nginx gzip",
  ["page"],
  "gzip on; gzip_proxied any; gzip_vary on; gzip_types text/html application/json;",
);

function nginxPeer(name: string, kinds: readonly Kind[], compression: string): Peer {
  return {
    name,
    kinds,
    missing: () => notInstalled("nginx"),
    async start({ origin, folder }) {
      const port = await freePort();
      const file = join(folder, "nginx.conf");
      await mkdir(join(folder, "cache"));
      await writeFile(file, configuration({ port, origin: new URL(origin).host, folder, compression }));
      const program = findProgram("nginx") ?? "nginx";
      return startAtPort({
        program,
        args: ["-p", folder, "-c", file, "-e", join(folder, "error.log")],
        port,
      });
    },
  };
}

/** No access log: what it would cost is the peer's advantage here. */
function configuration(options: {
  port: number;
  origin: string;
  folder: string;
  compression: string;
}): string {
  const { port, origin, folder, compression } = options;
  const user = process.getuid?.() === 0 ? "user root;" : "";
  return `daemon off; ${user} worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000; ${compression}
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  proxy_cache_path ${folder}/cache keys_zone=pages:10m max_size=64m;
  upstream origin { server ${origin}; keepalive 64; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://origin; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_cache pages;
    }
  }
}
`;
}
