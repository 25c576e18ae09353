import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../src/free-port.ts";

test("a free port can be listened on, is none that the system gives to others, and is given once", async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(new Set(ports).size).toBe(50);
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_768);
  }
  const server = createServer().listen(ports[0], "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
});

test("an address that this machine does not have is an error at once", async () => {
  await expect(freePort("192.0.2.1")).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
});
