import { Server as NetServer } from "node:net";
import type { Server } from "node:http";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { ListeningApp } from "@madang/service";

/**
 * Milliseconds after the listener has closed in which kept connections may still bring a request: it is answered, and told that the
 * connection ends. Whoever closes an idle one at once may lose a request that is on its way (RFC 9112 section 9.5).
 */
export const lastRequests = 1000;

/** A server as runService takes it. */
export function listeningSite(server: Server, { reusePort }: { reusePort: boolean }): ListeningApp {
  return {
    server,
    async listen({ host, port }) {
      const listening = once(server, "listening");
      server.listen({ host, port, reusePort });
      await listening;
    },
    async close() {
      const closed = once(server, "close");
      // Not http's own close, which ends idle connections at once.
      NetServer.prototype.close.call(server);
      await Promise.race([closed, wait(lastRequests)]);
      server.closeIdleConnections();
      await closed;
    },
  };
}
