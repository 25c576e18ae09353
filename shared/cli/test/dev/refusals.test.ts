import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { workspaceRoot } from "@madang/test-kit";
import { describe, expect, test } from "vitest";
import { callMadang } from "../call-madang.ts";

async function refused(...words: string[]) {
  const { exit, out } = await callMadang(["dev", ...words, "--json"], { root: workspaceRoot });
  return { exit, ...(JSON.parse(out) as { error: { code: string; message: string } }).error };
}

/** A site that is no portal. */
async function withSite<T>(type: string, body: string, work: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) =>
    response.writeHead(200, { "content-type": type }).end(body),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe("madang dev refuses", () => {
  test("a module that is not here, and the shell", async () => {
    expect(await refused("nothing")).toMatchObject({ exit: 2, code: "CLI_MODULE_ABSENT" });
    expect(await refused("../..")).toMatchObject({ exit: 2, code: "CLI_MODULE_ID" });
    expect(await refused("shell")).toMatchObject({ exit: 2, code: "CLI_DEV_SHELL" });
  });

  test("an address that is none, and a port that is none", async () => {
    expect(await refused("news", "--portal", "nowhere")).toMatchObject({
      exit: 2,
      code: "CLI_PORTAL_ORIGIN",
    });
    expect(await refused("news", "--port", "70000")).toMatchObject({ exit: 2 });
  });

  test("a portal that does not answer", async () => {
    const closed = await withSite("text/html", "", async (origin) => origin);
    expect(await refused("news", "--portal", closed)).toMatchObject({
      exit: 4,
      code: "CLI_PORTAL_PAGE",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test.each([
    ["text/html", "<!doctype html><html><title>Something else</title></html>", "CLI_FRAME_UNKNOWN"],
    ["application/json", "{}", "CLI_PORTAL_PAGE"],
    ["text/html", "x".repeat(5_000_000), "CLI_PORTAL_PAGE"],
  ])("a site that answers with %s %.20s", async (type, body, code) => {
    await withSite(type, body, async (origin) => {
      expect(await refused("news", "--portal", origin)).toMatchObject({ exit: 4, code });
    });
  });
});
