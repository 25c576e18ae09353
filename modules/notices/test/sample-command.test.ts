import { commandContract } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { noticesDefinition } from "../server/notices-definition.ts";
import { noticesForTests } from "./notices-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = noticesForTests({ sample: false });

describe("the commands of notices keep the contract of imports", () => {
  test.each(commandContract)("$name", async ({ run }) => {
    const subject = { commands: noticesDefinition.commands!, db: server().db, items: sampleSize.items };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
