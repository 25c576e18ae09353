import { commandContract } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { newsDefinition } from "../server/news-definition.ts";
import { newsForTests } from "./news-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = newsForTests({ sample: false });

describe("the commands of news keep the contract of imports", () => {
  test.each(commandContract)("$name", async ({ run }) => {
    const subject = { commands: newsDefinition.commands!, db: server().db, items: sampleSize.items };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
