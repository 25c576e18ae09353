import { once } from "node:events";
import net from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface SlowProxy {
  readonly url: string;
  /** Milliseconds that each answer is held back. */
  delay: number;
  close(): Promise<void>;
}

/** Stands before a Redis and holds its answers back. */
export async function slowProxy(port: number): Promise<SlowProxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(port, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        near.destroy();
        far.destroy();
        sockets.delete(socket);
      });
    }
    near.on("data", (chunk) => far.write(chunk));
    let turn = Promise.resolve();
    far.on("data", (chunk) => {
      const held = wait(proxy.delay);
      turn = turn.then(() => held).then(() => void near.write(chunk));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy: SlowProxy = {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delay: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}
