import { expect, test } from "vitest";
import { completeForm, useServer } from "./example-service-server.ts";

const server = useServer();

test("an entry that cannot be stored comes back with what was typed", async () => {
  const form = completeForm({ title: "Kept for later" });
  await server().postgres.stop({ withinMs: 3000 });
  const { status, headers, body } = await server().post("/example-service/new", form, { language: "en" });
  expect(status).toBe(503);
  expect(headers.get("retry-after")).toBe("30");
  expect(body).toContain('value="Kept for later"');
  expect(body).toContain(`value="${form["key"]}"`);
  expect(body).toContain("Please press Send again in a moment.");
});
