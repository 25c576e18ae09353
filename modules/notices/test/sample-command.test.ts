import { expect, test, vi } from "vitest";
import { noticesDefinition } from "../server/notices-definition.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests({ sample: false });

function run(
  command: "sample" | "import",
  { args = [], sample = true }: { args?: string[]; sample?: boolean } = {},
) {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, "write")
    .mockImplementation((text) => written.push(String(text)) > 0);
  const context = {
    args,
    db: server().db,
    config: { sample },
    signal: new AbortController().signal,
    log: undefined as never,
  };
  return noticesDefinition.commands![command]!(context)
    .then(() => written.join(""))
    .finally(() => write.mockRestore());
}

test("sample adds what came with the module, and says what it did", async () => {
  expect(await run("sample")).toBe("26 items read: 26 new, 0 changed, 0 unchanged, 0 skipped.\n");
  expect(await run("sample")).toBe("26 items read: 0 new, 0 changed, 26 unchanged, 0 skipped.\n");
});

test("made-up content is not added where nobody allowed it", async () => {
  await expect(run("sample", { sample: false })).rejects.toMatchObject({ code: "FEED_SAMPLE_NOT_ALLOWED" });
});

test("import wants to know what", async () => {
  await expect(run("import")).rejects.toMatchObject({ code: "FEED_NOTHING_NAMED" });
  await expect(run("import", { args: ["/nowhere.xml"] })).rejects.toThrow("/nowhere.xml");
});
