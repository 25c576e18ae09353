import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPortalState, startService, workspaceRoot, type PortalState } from "@madang/test-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeShedding, sheddingOf, type Shedding } from "../oracles/shed-order.ts";

let state: PortalState;
let module: Server;
let folder: string;

/** A module that answers nothing, so that its limiter fills up. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "madang-shedding-"));
  module = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((resolve) => module.once("listening", resolve));
  const { port } = module.address() as AddressInfo;
  state = await createPortalState();
  await state.publish("modules/petitions");
  await state.writeEndpoints({ petitions: [`http://127.0.0.1:${port}`] });
});
afterAll(async () => {
  module.closeAllConnections();
  module.close();
  await state.remove();
  rmSync(folder, { recursive: true });
});

/** What a gateway says when more people want to look up and to send petitions than the module takes at once. */
async function shedBy(gatewayFile: string): Promise<Shedding[]> {
  const env = {
    ...state.gatewayEnvironment,
    OPERATIONS_PORT: "0",
    LOG_LEVEL: "warn",
    TRUSTED_PROXIES: "127.0.0.1",
  };
  const gateway = await startService({ name: "gateway", file: gatewayFile, env });
  const leaving = new AbortController();
  const visits = Array.from({ length: 250 }, (_, index) => {
    const address = index % 10 === 9 ? "/petitions/new" : "/petitions/find";
    const headers = { "x-forwarded-for": `198.18.0.${index}` };
    return fetch(gateway.origin + address, { headers, signal: leaving.signal }).catch(() => undefined);
  });
  const told = () =>
    gateway
      .output()
      .split("\n")
      .map(sheddingOf)
      .filter((line) => line !== undefined);
  await expect.poll(() => told().length, { timeout: 20_000 }).toBeGreaterThan(0);
  leaving.abort();
  await Promise.all(visits);
  await gateway.kill();
  return told();
}

const asBuilt = path.join(workspaceRoot, "gateway/dist/server.js");

test("a gateway whose limiters keep most room for what does most harm if lost is right", async () => {
  expect(judgeShedding(await shedBy(asBuilt))).toEqual([]);
}, 60_000);

test("a gateway that sends away who submits while it lets in who looks up is found", async () => {
  const file = path.join(folder, "server.mjs");
  const text = readFileSync(asBuilt, "utf8");
  const planted = text.replace(/(emergency:\s*1,\s*submission:\s*)0?\.95/, "$1.3");
  expect(planted).not.toBe(text);
  writeFileSync(file, planted);
  expect(judgeShedding(await shedBy(file))).toContainEqual(
    expect.objectContaining({
      oracle: "shed-order",
      module: "petitions",
      detail: "submission was shed while status was let in",
    }),
  );
}, 60_000);
