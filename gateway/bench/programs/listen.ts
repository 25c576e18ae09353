import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens on a free port and tells the parent process where. */
export function listenAndTell(server: Server): void {
  server.listen(0, "127.0.0.1", () => tell((server.address() as AddressInfo).port));
  process.once("disconnect", () => process.exit(0));
}

export function tell(port: number): void {
  process.send?.({ ready: true, origin: `http://127.0.0.1:${port}` });
}
