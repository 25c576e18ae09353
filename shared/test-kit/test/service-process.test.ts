import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { startService } from "../src/service-process.ts";

const file = fileURLToPath(new URL("./fixtures/service.mjs", import.meta.url));

it("a service is there once it has said so, and gone when it is stopped", async () => {
  const service = await startService({ name: "fixture", file });
  expect(await (await fetch(service.origin)).text()).toBe("here");
  expect(await service.stop()).toBe(0);
  await expect(fetch(service.origin)).rejects.toThrow("fetch failed");
});

it("a paused service keeps its connections and answers when it is resumed", async () => {
  const service = await startService({ name: "fixture", file });
  service.pause();
  const answer = fetch(service.origin);
  const early = await Promise.race([
    answer.then(() => "answered"),
    new Promise((later) => setTimeout(later, 300, "silent")),
  ]);
  expect(early).toBe("silent");
  service.resume();
  expect((await answer).status).toBe(200);
  await service.kill();
});

it("a service that ends before it is ready is reported with its last words", async () => {
  const starting = startService({ name: "fixture", file, args: ["broken"] });
  await expect(starting).rejects.toThrow(
    /fixture ended with code 3 before it was ready.*the configuration is wrong/,
  );
});

it("a service that never says that it is ready is ended and reported", async () => {
  const starting = startService({ name: "fixture", file, args: ["silent"], patience: 1 });
  await expect(starting).rejects.toThrow(/fixture did not report that it is ready within 1 seconds/);
});
