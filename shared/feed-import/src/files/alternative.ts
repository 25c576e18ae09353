import { createHash } from "node:crypto";
import { decodeText } from "@madang/files";
import type { RichNode } from "@madang/rich-text";
import { escaped } from "../feed/xml-element.ts";
import { htmlToRichText } from "../html/html-to-rich-text.ts";
import { limits } from "../limits.ts";
import type { FeedFolder } from "./feed-folder.ts";

/** A text version that lies beside a file: `files/plan.hwp.html`, or `files/plan.hwp.txt`. */
export interface Alternative {
  readonly hash: string;
  readonly nodes: () => readonly RichNode[] | undefined;
}

/** Throws FEED_FILE_OUTSIDE and FILES_TOO_LARGE. */
export async function readAlternative(folder: FeedFolder, path: string): Promise<Alternative | undefined> {
  for (const ending of ["html", "htm", "txt"]) {
    const bytes = await folder.read(`${path}.${ending}`, limits.alternative);
    if (bytes === undefined) continue;
    return {
      hash: createHash("sha256").update(bytes).digest("hex"),
      nodes: () => {
        const text = decodeText(bytes);
        const nodes = htmlToRichText(ending === "txt" ? paragraphsOf(text) : text);
        return nodes.length === 0 ? undefined : nodes;
      },
    };
  }
  return undefined;
}

function paragraphsOf(text: string): string {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replace(/\r?\n/g, "<br>")}</p>`)
    .join("");
}
