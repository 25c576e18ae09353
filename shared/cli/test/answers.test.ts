import { MadangError } from "@madang/errors";
import { expect, test } from "vitest";
import { commands as all } from "../src/commands.ts";
import { defineCommand, type CommandCall, type CommandResult } from "../src/core/command.ts";
import { cliErrors } from "../src/errors.ts";
import { callMadang } from "./call-madang.ts";

function commandThat(run: (call: Pick<CommandCall, "reporter" | "signal">) => Promise<CommandResult>) {
  const facts = {
    group: "Look",
    summary: "try something",
    positionals: [],
    options: {},
    examples: [],
  } as const;
  return [defineCommand({ name: "try", ...facts, run })];
}

const failing = (error: Error) =>
  commandThat(async () => {
    throw error;
  });

const coloured = "\u001b[32mgood\u001b[39m";
const good = commandThat(async ({ reporter }) => {
  reporter.say("working");
  return { data: { well: true }, text: ({ style }) => style.good("good") };
});

test("progress goes to standard error and the answer to standard output", async () => {
  expect(await callMadang(["try"], { commands: good })).toEqual({ exit: 0, out: "good\n", err: "working\n" });
});

test("with --json standard output is one document", async () => {
  const { out, err } = await callMadang(["try", "--json"], { commands: good });
  expect(JSON.parse(out)).toEqual({ command: "try", exit: 0, result: { well: true } });
  expect(err).toBe("working\n");
});

test("--quiet leaves the answer and warnings", async () => {
  const commands = commandThat(async ({ reporter }) => {
    reporter.say("working");
    reporter.warn("careful");
    return { data: null, text: () => "done" };
  });
  expect(await callMadang(["try", "--quiet"], { commands })).toMatchObject({
    out: "done\n",
    err: "careful\n",
  });
});

test.each([
  ["on a terminal", { terminal: 80 }, coloured],
  ["not in a pipe", {}, "good"],
  ["not with NO_COLOR", { terminal: 80, environment: { NO_COLOR: "1" } }, "good"],
  ["also with an empty NO_COLOR", { terminal: 80, environment: { NO_COLOR: "" } }, coloured],
  ["not on a dumb terminal", { terminal: 80, environment: { TERM: "dumb" } }, "good"],
])("colours: %s", async (_where, options, expected) => {
  expect((await callMadang(["try"], { commands: good, ...options })).out).toBe(`${expected}\n`);
});

const refusal = (status: number, code = "CLI_X") =>
  new MadangError({ code, definition: { status, message: "No.", remedy: "Ask." }, values: {} });

test.each([
  [cliErrors.create("MODULE_ID", { id: "x" }), 2],
  [refusal(401), 3],
  [refusal(403, "GATEWAY_X"), 3],
  [refusal(409, "GATEWAY_X"), 1],
  [refusal(400, "BUILD_X"), 1],
  [refusal(503), 4],
  [refusal(504), 4],
  [new TypeError("x is undefined"), 70],
])("%s ends with %i", async (error, code) => {
  expect((await callMadang(["try"], { commands: failing(error) })).exit).toBe(code);
});

test("an error is its sentence; --debug shows where it came from, with its cause", async () => {
  const commands = commandThat(() =>
    Promise.reject(cliErrors.create("MODULE_ID", { id: "x\u0007" }, new Error("the cause"))),
  );
  const plain = await callMadang(["try"], { commands });
  expect(plain.err).toMatch(/^✗ "x�" is no module id\. .*\n$/);
  const debug = await callMadang(["try", "--debug"], { commands });
  expect(debug.err).toMatch(/answers\.test\.ts/);
  expect(debug.err).toContain("caused by: Error: the cause");
});

test("with --json an error is a document too", async () => {
  const commands = failing(cliErrors.create("MODULE_ID", { id: "x" }));
  const { exit, out } = await callMadang(["try", "--json"], { commands });
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toEqual({
    exit: 2,
    error: { code: "CLI_MODULE_ID", message: expect.any(String), remedy: expect.any(String) },
  });
  const wrong = await callMadang(["tyr", "--json"], { commands });
  expect(JSON.parse(wrong.out)).toMatchObject({ exit: 2, error: { code: "CLI_COMMAND_UNKNOWN" } });
});

test("a command that Ctrl-C ended says nothing more and ends with 130", async () => {
  const stop = new AbortController();
  const commands = commandThat(({ signal }) => {
    stop.abort(new Error("stopped"));
    return Promise.reject(signal.reason);
  });
  expect(await callMadang(["try"], { commands, signal: stop.signal })).toEqual({
    exit: 130,
    out: "",
    err: "",
  });
});

test.each([[[]], [["--help"]], [["-h"]], [["help"]], [["--help", "--quiet"]], [["--debug"]]])(
  "madang %j lists every command",
  async (words) => {
    const { exit, out } = await callMadang(words);
    expect(exit).toBe(0);
    for (const { name, summary } of all)
      expect(out.replaceAll(/ +/g, " ")).toContain(` ${name} ${summary}\n`);
  },
);

test.each(all.map((command) => [command.name, command] as const))(
  "madang %s --help tells its use, options, examples and exit codes",
  async (name, command) => {
    const { exit, out } = await callMadang([...name.split(" "), "--help"]);
    expect(exit).toBe(0);
    expect(out).toContain(`madang ${name}`);
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    for (const { line } of command.examples) expect(out).toContain(line);
    expect(command.examples.length).toBeGreaterThan(0);
    expect(await callMadang(["help", ...name.split(" ")])).toMatchObject({ out });
  },
);

test("help in JSON lists the table of commands", async () => {
  const { out } = await callMadang(["--help", "--json"]);
  const { result } = JSON.parse(out) as { result: { name: string }[] };
  expect(result.map(({ name }) => name)).toEqual(all.map(({ name }) => name));
});
