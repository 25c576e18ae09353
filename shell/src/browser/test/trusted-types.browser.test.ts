import { expect, test } from "vitest";
import { visitPortal } from "./visited-portal.ts";

const visited = visitPortal();

test("scripts from elsewhere are refused, by policy and by the trusted types", async () => {
  await visited.open("/");
  const refused = await visited.page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.src = "https://elsewhere.example/_assets/x.js";
      return "";
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toContain("TypeError");
  const markup = await visited.page.evaluate(() => {
    try {
      document.body.innerHTML = "<b>x</b>";
      return "";
    } catch (error) {
      return String(error);
    }
  });
  expect(markup).toContain("TypeError");
});
