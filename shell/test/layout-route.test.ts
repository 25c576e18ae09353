import { layoutSchema } from "@madang/manifest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyFrame, requestFor } from "./sample-layout.ts";
import { startShell, type ShellServer } from "./shell-server.ts";

let shell: ShellServer;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.close());

const right = requestFor({ language: "ko", kind: "page" });

describe("POST /layouts", () => {
  test.each(everyFrame)("answers the $kind layout in $language", async (frame) => {
    const answer = await shell.layouts(requestFor(frame));
    expect(answer.status).toBe(200);
    expect(layoutSchema.safeParse(await answer.json()).error).toBeUndefined();
  });

  test.each([
    ["a language it does not speak", { ...right, language: "xx" }],
    ["a field it does not know", { ...right, theme: "dark" }],
    [
      "a label that would make a hole",
      { ...right, navigation: [{ ...right.navigation[0], label: "⟦main⟧" }] },
    ],
    ["no request at all", null],
    ["text that is not JSON", "{"],
  ])("refuses %s with 400", async (_case, body) => {
    expect((await shell.layouts(body)).status).toBe(400);
  });

  test("says which site it serves when asked for another", async () => {
    const answer = await shell.layouts({ ...right, site: "elsewhere" });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/elsewhere.*hanul/s);
  });

  test("is for POST alone", async () => {
    expect((await fetch(`${shell.origin}/layouts`)).status).toBe(404);
  });
});
