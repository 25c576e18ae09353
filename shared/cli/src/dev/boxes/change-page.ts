import { runtimeBlockSchema, type NavigationData, type RuntimeBlock, type StyleLink } from "@madang/manifest";
import { escapeHtml } from "../escape-html.ts";
import { putBoxes, type KnownPlaces, type OwnBox } from "./put-boxes.ts";

/** What is put into pages of the portal. */
export interface Insertion {
  readonly boxes: readonly OwnBox[];
  readonly styles: readonly StyleLink[];
  readonly runtime: Pick<RuntimeBlock, "builds" | "modules">;
  readonly known: KnownPlaces;
}

const runtimePattern = /(<script type="application\/json" id="madang-runtime">)([\s\S]*?)(<\/script>)/;

/** A whole page of the portal with the boxes of the module in development. */
export function changePage(html: string, insertion: Insertion): string {
  const changed = putBoxes(html, insertion.boxes, insertion.known);
  if (changed === html) return html;
  return changed
    .replace("</head>", () => `${missingStyles(html, insertion)}</head>`)
    .replace(runtimePattern, (whole, open: string, json: string, close: string) => {
      const block = runtimeBlockSchema.safeParse(parsed(json));
      return block.success ? open + escapeJson(withRuntime(block.data, insertion)) + close : whole;
    });
}

/** The same for the data of a page that is shown in place. */
export function changeData(data: NavigationData, insertion: Insertion): NavigationData {
  const main = putBoxes(data.main, insertion.boxes, insertion.known);
  if (main === data.main) return data;
  const styles = [...data.styles, ...insertion.styles];
  return { ...data, main, styles, runtime: withRuntime(data.runtime, insertion) };
}

function withRuntime(block: RuntimeBlock, { runtime }: Insertion): RuntimeBlock {
  return {
    ...block,
    builds: { ...block.builds, ...runtime.builds },
    modules: { ...block.modules, ...runtime.modules },
  };
}

function missingStyles(html: string, { styles }: Insertion): string {
  return styles
    .filter(({ href }) => !html.includes(`href="${href}"`))
    .map(
      ({ href, integrity }) =>
        `<link rel="stylesheet" href="${escapeHtml(href)}" integrity="${escapeHtml(integrity)}" crossorigin="anonymous">`,
    )
    .join("");
}

/** https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
