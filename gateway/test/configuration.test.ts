import { describeConfig } from "@madang/service";
import { expect, test } from "vitest";
import { configSchema, readConfig } from "../src/config.ts";
import { gatewayErrors } from "../src/errors.ts";
import { environmentOf } from "./start-portal.ts";

const env = environmentOf("/state");

test("every option is described and can be set by a variable", () => {
  for (const option of describeConfig(configSchema)) {
    expect(option.description, option.key).not.toBe("");
    expect(option.env, option.key).toMatch(/^[A-Z][A-Z_]+$/);
  }
});

test.for([
  [{ URL_LIMIT: "many" }, "URL_LIMIT"],
  [{ HEADERS_TIMEOUT: "1" }, "HEADERS_TIMEOUT"],
  [{ TRUSTED_PROXIES: "10.0.0.0/99" }, "TRUSTED_PROXIES"],
  [{ TRUSTED_PROXIES: "everyone" }, "TRUSTED_PROXIES"],
  [{ PUBLIC_ORIGIN: "www.example.go.kr" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "https://www.example.go.kr/path" }, "PUBLIC_ORIGIN"],
  [{ TIME_ZONE: "Asia/Atlantis" }, "TIME_ZONE"],
  [{ MADANG_SITE_FILE: "" }, "MADANG_SITE_FILE"],
  [{ MADANG_SITEFILE: "x" }, "MADANG_SITEFILE"],
] as const)(
  "a wrong option %j stops the gateway with a sentence that lists the valid ones",
  ([wrong, name]) => {
    const attempt = (): unknown => readConfig({ env: { ...env, ...wrong } });
    expect(attempt).toThrow(name);
    expect(attempt).toThrow("Valid options: HOST, PORT, LOG_LEVEL");
  },
);

test("a wrong key is refused without being shown", () => {
  expect(() => readConfig({ env: { ...env, MADANG_VISITOR_KEYS: "" } })).toThrow("MADANG_VISITOR_KEYS");
});

test("every error has a status, a sentence and a remedy", () => {
  for (const [name, { status, message, remedy }] of Object.entries(gatewayErrors.table)) {
    expect(status, name).toBeGreaterThanOrEqual(400);
    expect(message, name).toMatch(/[.]$/);
    expect(remedy, name).toMatch(/[.]$/);
  }
});
