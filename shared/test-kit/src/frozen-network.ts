import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to PostgreSQL that can fall silent: bytes are taken and go nowhere, as when a machine hangs or a cable is cut. */
export class FrozenNetwork {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isFrozen = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(url: string): Promise<{ network: FrozenNetwork; url: string }> {
    const target = new URL(url);
    const { hostname, port } = target;
    const server = createServer();
    const network = new FrozenNetwork(server);
    server.on("connection", (socket) => network.#join(socket, Number(port), hostname));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    target.hostname = "127.0.0.1";
    target.port = String(typeof address === "object" ? address?.port : 0);
    return { network, url: target.href };
  }

  freeze(): void {
    this.#isFrozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** What hung until now is lost; what comes now passes. */
  thaw(): void {
    this.#isFrozen = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(from: Socket, port: number, host: string): void {
    const to = connect(port, host);
    for (const [source, target] of [
      [from, to],
      [to, from],
    ] as const) {
      this.#sockets.add(source);
      source.on("data", (chunk) => target.write(chunk));
      source.on("error", () => target.destroy());
      source.on("close", () => {
        this.#sockets.delete(source);
        target.destroy();
      });
    }
    if (this.#isFrozen) for (const socket of [from, to]) socket.pause();
  }
}
