import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A replica in a process of its own, so that it can be killed as machines are: it says where it listens, and answers its number. */
const server = createServer((_request, response) => {
  setTimeout(() => {
    response
      .writeHead(200, { "content-type": "text/plain", "cache-control": "no-store" })
      .end(String(process.pid));
  }, 5);
});
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
