import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { loadConfig } from "../src/config/load-config.ts";
import { describeConfig, optionNames, optionType } from "../src/config/option-facts.ts";
import { serviceOptions } from "../src/config/service-options.ts";

const schema = z.strictObject({
  ...serviceOptions,
  databaseUrl: z
    .string()
    .regex(/^postgresql:/, "must be a PostgreSQL address")
    .meta({ env: "DATABASE_URL", secret: true, description: "The database." }),
  origins: z
    .array(z.url())
    .default([])
    .meta({ env: "ORIGINS", description: "Origins, separated by commas." }),
  ratio: z.number().min(0).max(1).default(0.5).meta({ env: "RATIO", description: "A share." }),
});

const right = { DATABASE_URL: "postgresql://localhost/x" };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "madang config "));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const name = path.join(folder, `${Math.random()}.json`);
  writeFileSync(name, content);
  return name;
}

function messageFor(env: Record<string, string>): string {
  try {
    loadConfig(schema, { env });
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
}

test("variables are read by the type of their option", () => {
  const env = {
    ...right,
    PORT: "8080",
    RATIO: "0.25",
    ORIGINS: "http://a.example, http://b.example",
    MADANG_SUPERVISED: "1",
  };
  expect(loadConfig(schema, { env })).toMatchObject({
    port: 8080,
    ratio: 0.25,
    origins: ["http://a.example", "http://b.example"],
    supervised: true,
    host: "127.0.0.1",
  });
});

test("a variable wins over the file, the file over the default", () => {
  const MADANG_CONFIG = file('\uFEFF{"port": 7000, "logLevel": "warn", "$schema": "x"}');
  const config = loadConfig(schema, { env: { ...right, MADANG_CONFIG, PORT: "8000" } });
  expect(config).toMatchObject({ port: 8000, logLevel: "warn", host: "127.0.0.1" });
});

test("an empty variable counts as not set", () => {
  expect(loadConfig(schema, { env: { ...right, PORT: "", MADANG_CONFIG: "" } }).port).toBe(0);
});

test.each([
  ["a wrong number", { PORT: "80a" }, 'The option PORT ("80a") must be a number, not a text'],
  ["a number in another notation", { PORT: "0x50" }, 'The option PORT ("0x50")'],
  ["a number out of range", { PORT: "70000" }, "must be at most 65535"],
  ["a wrong word", { LOG_LEVEL: "loud" }, 'must be one of "trace", "debug"'],
  ["a wrong flag", { MADANG_SUPERVISED: "maybe" }, "must be true or false"],
  ["a wrong element of a list", { ORIGINS: "http://a.example,b" }, "must be a full address"],
])("%s names the variable, its meaning and the valid ones", (_, change, expected) => {
  const message = messageFor({ ...right, ...change });
  expect(message).toContain(expected);
  expect(message).toContain("Valid options: HOST, PORT, LOG_LEVEL, MADANG_SUPERVISED, DATABASE_URL");
  expect(message).not.toContain("\n");
});

test("a missing option says what it is for", () => {
  const message = messageFor({});
  expect(message).toContain("The option DATABASE_URL (not set) is missing; write a text");
  expect(message).toContain("DATABASE_URL: The database.");
});

test("a secret value is never repeated", () => {
  const message = messageFor({ DATABASE_URL: "mysql://root:hunter2@db/x" });
  expect(message).toContain("The option DATABASE_URL (its value is secret) must be a PostgreSQL address");
  expect(message).not.toContain("hunter2");
});

test("a misspelt variable of ours is an error; one of another process and of other software is not", () => {
  expect(messageFor({ ...right, MADANG_SITE_FLIE: "x" })).toContain("Did you mean MADANG_SITE_FILE?");
  expect(messageFor({ ...right, MADANG_VISITOR_KEYS: "x", npm_config_x: "1", HOME: "/" })).toBe("accepted");
});

test("an unknown option in the file is an error that suggests the nearest", () => {
  expect(messageFor({ ...right, MADANG_CONFIG: file('{"prot": 1, "databasUrl": "x"}') })).toContain(
    "named prot",
  );
  expect(messageFor({ ...right, MADANG_CONFIG: file('{"databasUrl": "x"}') })).toContain(
    "Did you mean databaseUrl?",
  );
});

test("a wrong value in the file names the file", () => {
  const name = file('{"port": "http"}');
  expect(messageFor({ ...right, MADANG_CONFIG: name })).toContain(`The option PORT ("port" in ${name})`);
});

test.each([
  ["one that is missing", () => "/nowhere/madang.json", "it does not exist"],
  ["one that is no JSON", () => file('{"databaseUrl": "hunter2'), "it is not valid JSON"],
  ["one that is a list", () => file("[1]"), "something else than one JSON object"],
  ["a folder", () => folder, "EISDIR"],
])("the configuration file being %s is one sentence", (_, name, expected) => {
  const message = messageFor({ ...right, MADANG_CONFIG: name() });
  expect(message).toContain(expected);
  expect(message).not.toContain("hunter2");
});

test("the configuration cannot be changed while the process runs", () => {
  expect(Object.isFrozen(loadConfig(schema, { env: right }))).toBe(true);
});

test("a schema describes its options for the reference page", () => {
  const facts = describeConfig(schema);
  expect(facts.map(({ env }) => env)).toEqual([
    "HOST",
    "PORT",
    "LOG_LEVEL",
    "MADANG_SUPERVISED",
    "DATABASE_URL",
    "ORIGINS",
    "RATIO",
  ]);
  expect(facts.every(({ description }) => description !== "")).toBe(true);
  expect(facts.find(({ key }) => key === "databaseUrl")).toMatchObject({
    required: true,
    secret: true,
    default: undefined,
  });
  expect(facts.find(({ key }) => key === "logLevel")).toMatchObject({
    default: '"info"',
    type: "text",
    required: false,
  });
});

test("names and types that a start asks for are those of the description, wherever their facts stand", () => {
  const odd = z.strictObject({
    ...schema.shape,
    inner: z.int().meta({ env: "INNER", description: "Inside." }).default(3),
    deeper: z.string().meta({ env: "DEEPER", description: "Inside." }).optional().default("a"),
    refined: z.string().meta({ env: "REFINED", description: "Before a check." }).min(2),
    piped: z
      .string()
      .transform((text) => text.length)
      .meta({ env: "PIPED", description: "Not what it was." }),
    choice: z.enum(["a", "b"]).default("a").meta({ env: "CHOICE", description: "One of two." }),
    record: z.record(z.string(), z.int()).optional().meta({ env: "RECORD", description: "By name." }),
    nameless: z.boolean().default(false),
  });
  const facts = describeConfig(odd);
  expect(optionNames(odd)).toEqual(facts.map(({ key, env }) => ({ key, env })));
  expect(facts.map(({ key }) => [key, optionType(odd, key)])).toEqual(
    facts.map(({ key, type }) => [key, type]),
  );
});
