import { once } from "node:events";
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Systems give ports of their own choice to outgoing connections and to whoever listens on port 0: from 32768 on (Linux, ip(7)), from
 * 49152 on elsewhere (RFC 6335, section 6). A port below is taken by nobody who did not ask for it.
 */
const [lowest, beyond] = [20_000, 32_768];

const given = new Set<number>();

/** A port that is free now, never one that it gave before. Another process may take it before it is used; the caller tries again then. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = randomInt(lowest, beyond);
    if (given.has(port)) continue;
    given.add(port);
    try {
      await listenOnce(port, host);
      return port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || tries === 100) throw error;
    }
  }
}

async function listenOnce(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  server.close();
  await once(server, "close");
}
