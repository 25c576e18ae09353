import { expect, test } from "vitest";
import { defineCommand } from "../src/core/command.ts";
import { callMadang } from "./call-madang.ts";

const greet = defineCommand({
  name: "greet",
  group: "Look",
  summary: "say something kind",
  positionals: [
    { name: "who", description: "somebody", required: true },
    { name: "where", description: "a place", required: false },
  ],
  options: {
    loud: { type: "flag", description: "say it loudly" },
    words: { type: "text", value: "TEXT", description: "what is said" },
    tone: { type: "text", value: "TONE", description: "how", choices: ["warm", "cool"] },
    times: { type: "number", value: "COUNT", description: "how often", min: 1, max: 9 },
    share: { type: "number", value: "PERCENT", description: "how many", min: 0, max: 100 },
    port: { type: "number", value: "N", description: "where", min: 0, max: 65_535, whole: true },
  },
  examples: [{ line: "npx madang greet kim", does: "Greets." }],
  run: ({ positionals, options }) => Promise.resolve({ data: { positionals, options } }),
});
const commands = [greet, { ...greet, name: "greet all" }];

async function greeted(...words: string[]) {
  const { exit, out } = await callMadang(["greet", ...words, "--json"], { commands });
  expect(exit).toBe(0);
  return (JSON.parse(out) as { result: { positionals: string[]; options: Record<string, unknown> } }).result;
}

test("options stand anywhere and have their types", async () => {
  const { positionals, options } = await greeted("--times", "3", "kim", "--loud", "--tone=warm", "seoul");
  expect(positionals).toEqual(["kim", "seoul"]);
  expect(options).toMatchObject({ loud: true, tone: "warm", times: 3 });
});

test("a flag that is not given is false, another option absent", async () => {
  const { options } = await greeted("kim");
  expect(options["loud"]).toBe(false);
  expect(options).not.toHaveProperty("words");
});

test("what follows two hyphens is no option", async () => {
  const { exit, err } = await callMadang(["greet", "--", "--loud", "x", "y"], { commands });
  expect(exit).toBe(2);
  expect(err).toContain('does not know what to do with "y"');
});

test("the longest name is meant", async () => {
  const { out } = await callMadang(["greet", "all", "kim", "--json"], { commands });
  expect(JSON.parse(out)).toMatchObject({ command: "greet all", result: { positionals: ["kim"] } });
});

test.each([
  [["gret", "kim"], 'There is no command "gret kim". Did you mean greet?'],
  [["\u001b[2Jgreet"], 'There is no command "�[2Jgreet"'],
  [["constructor"], 'There is no command "constructor".'],
  [["--hepl"], "Did you mean --help?"],
  [["greet"], "madang greet needs <who>: somebody. Usage: madang greet <who> [where] [options]"],
  [["greet", "a", "b", "c"], 'does not know what to do with "c"'],
  [["greet", "kim", "--lout"], "has no option --lout. Did you mean --loud?"],
  [["greet", "kim", "-x"], "has no option -x."],
  [["greet", "kim", "--__proto__", "x"], "has no option --__proto__."],
  [["greet", "kim", "--constructor=x"], "has no option --constructor."],
  [["greet", "kim", "--loud=yes"], '--loud takes no value, and "yes" was given.'],
  [["greet", "kim", "--no-loud"], "has no option --no-loud."],
  [["greet", "kim", "--loud", "--loud"], "--loud was given twice."],
  [["greet", "kim", "--words"], "--words needs a value. Write --words TEXT."],
  [["greet", "kim", "--words", "--loud"], "--words needs a value."],
  [["greet", "kim", "--words="], "--words needs a value."],
  [["greet", "kim", "--tone", "hot"], '--tone is "hot". Give one of warm, cool.'],
  [["greet", "kim", "--times", "0"], '--times is "0". Give a number from 1 to 9.'],
  [["greet", "kim", "--port", "80.5"], "Give a whole number from 0 to 65535."],
  [["greet", "kim", "--share", "-1"], "--share needs a value."],
  [["greet", "kim", "--times", "1e3"], '--times is "1e3".'],
  [["greet", "kim", "--times", "Infinity"], '--times is "Infinity".'],
  [["greet", "kim", "--times", "٣"], '--times is "٣".'],
])("%j is wrong use, and the message says what is right", async (words, message) => {
  const { exit, out, err } = await callMadang(words, { commands });
  expect(err).toContain(message);
  expect(exit).toBe(2);
  expect(out).toBe("");
});

test("a very long word is cut in the message", async () => {
  const { err } = await callMadang(["greet", "kim", "--words", "x", "--tone", "y".repeat(100_000)], {
    commands,
  });
  expect(err.length).toBeLessThan(2000);
});
