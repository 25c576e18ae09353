import { plainLine } from "./plain-text.ts";

/** Words that stay words in Markdown and in GitHub's comments: no markup, no links, nobody notified. */
export function markdownText(text: string): string {
  return plainLine(text, 400)
    .replaceAll(/[\\`*_{}[\]()#+\-!|~>$]/g, String.raw`\$&`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "&#64;")
    .replaceAll("://", ":&#47;/")
    .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}
