import { gatewayErrors } from "../errors.ts";
import { escapeHtml } from "./escape.ts";

/** What a hole in a layout or template asks for: ⟦title⟧, or ⟦current:news/list⟧ with an argument. */
export interface Hole {
  readonly name: string;
  readonly argument: string | undefined;
}

export interface SplitText {
  /** One more than there are holes: text, hole, text, hole, …, text. */
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

const holePattern = /⟦([^⟦⟧]*)⟧/;
const holeName = /^(?<name>[a-zA-Z]+)(?::(?<argument>[A-Za-z0-9:/_-]{1,120}))?$/;

/** Cuts a text at its holes, once; values put in later are never searched for holes. */
export function splitAtHoles(html: string, subject: string): SplitText {
  const parts = html.split(holePattern);
  const texts = parts.filter((_, index) => index % 2 === 0);
  const holes = parts.filter((_, index) => index % 2 === 1).map((text) => holeFrom(text, subject));
  const stray = texts.find((text) => /[⟦⟧]/.test(text));
  if (stray !== undefined)
    throw gatewayErrors.create("LAYOUT_HOLES", {
      subject,
      problems: "a bracket ⟦ or ⟧ that opens or closes nothing",
    });
  return { texts, holes };
}

function holeFrom(text: string, subject: string): Hole {
  const match = holeName.exec(text)?.groups;
  if (match === undefined)
    throw gatewayErrors.create("LAYOUT_HOLES", { subject, problems: `⟦${text}⟧ is not the name of a hole` });
  return { name: match["name"] ?? "", argument: match["argument"] };
}

/** A piece of chrome whose holes are all escaped text; `raw` names those that take markup of our own making. */
export type Template = (values: Readonly<Record<string, string>>) => string;

export function compileTemplate(options: {
  html: string;
  subject: string;
  holes: readonly string[];
  raw?: readonly string[];
}): Template {
  const { html, subject, raw = [] } = options;
  const { texts, holes } = splitAtHoles(html, subject);
  const strange = holes.find((hole) => !options.holes.includes(hole.name) || hole.argument !== undefined);
  if (strange !== undefined)
    throw gatewayErrors.create("LAYOUT_HOLES", {
      subject,
      problems: `⟦${strange.name}⟧ has no meaning here; valid are ${options.holes.join(", ")}`,
    });
  return (values) =>
    texts.reduce((joined, text, index) => {
      const name = holes[index - 1]?.name ?? "";
      const value = values[name] ?? "";
      return joined + (raw.includes(name) ? value : escapeHtml(value)) + text;
    });
}
