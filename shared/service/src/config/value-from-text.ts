import type { OptionFacts } from "./option-facts.ts";

const flags: Record<string, boolean> = { true: true, "1": true, false: false, "0": false };

/**
 * The value that a variable's text stands for. A text that does not fit the type is returned as it is, so that the
 * schema refuses it and the message names it.
 */
export function valueFromText(text: string, type: OptionFacts["type"]): unknown {
  return readers[type](text);
}

const readers: Record<OptionFacts["type"], (text: string) => unknown> = {
  text: (text) => text,
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text),
  flag: (text) => flags[text.toLowerCase()] ?? text,
  list: (text) => text.split(",").map((item) => item.trim()),
  record: objectFrom,
};

function objectFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
