import { runtimeBlockSchema, type Language, type Layout, type LayoutKind } from "@madang/manifest";
import { cliErrors } from "../../errors.ts";
import { frameTemplates } from "./frame-templates.ts";

/** A page of the portal that shows nothing but its frame: what it answers where there is no document. */
export interface FramePage {
  readonly address: string;
  readonly html: string;
  readonly language: Language;
  /** Classes of `main` by kind of layout. */
  readonly mainClass: Readonly<Partial<Record<LayoutKind, string>>>;
}

/**
 * The portal's own frame as a layout: what the shell there has put around a page, with the holes of `layout.ts` (manifest) where the
 * portal's gateway has filled them. Throws CLI_FRAME_UNKNOWN, which names the part that was looked for.
 */
export function layoutFromPage({ address, html, language, mainClass }: FramePage, kind: LayoutKind): Layout {
  const cutting = new Cutting(html, address);
  cutting.part("html", /<html\b[^>]*>/, (tag) =>
    tag
      .replace(/ data-(?:text|contrast)="[^"]*"/g, "")
      .replace(/ data-layout="[^"]*"/, ` data-layout="${kind}"`)
      .replace(/>$/, "⟦preferences⟧>"),
  );
  const title = cutting.find("og:title", /<meta property="og:title" content="([^"]*)"/);
  cutting.part("title", /<title>[^<]*<\/title>/, (tag) => tag.replace(title, "⟦title⟧"));
  cutting.part("og:title", /<meta property="og:title" content="[^"]*"/, (tag) =>
    withValue(tag, "content", "title"),
  );
  for (const name of ['name="description"', 'property="og:description"'])
    cutting.part(name, new RegExp(`<meta ${name} content="[^"]*"`), (tag) =>
      withValue(tag, "content", "description"),
    );
  cutting.part("robots", /<meta name="robots" content="noindex">/, () => "⟦head⟧");
  cutting.part("skip link", /<a class="m-skip"[^>]*>[^<]*<\/a>/, (tag) => `${tag}⟦alert⟧`);
  const main = mainClass[kind];
  if (main !== undefined) cutting.part("main", /<main class="[^"]*"/, () => `<main class="${main}"`);
  cutting.part(
    "main",
    /<div data-madang-breadcrumb="true">[\s\S]*<\/div><\/main>/,
    () =>
      '<div data-madang-breadcrumb="true">⟦breadcrumb⟧</div><div data-madang-main="true">⟦main⟧</div></main>',
  );
  const shell = buildOfShell(cutting.find("madang-runtime", runtimePattern));
  if (shell === undefined) throw cliErrors.create("FRAME_UNKNOWN", { address, part: "madang-runtime" });
  cutting.part("madang-runtime", runtimePattern, () => "⟦runtime⟧");
  return {
    v: 1,
    build: shell,
    html: repeatedHoles(cutting.html),
    templates: frameTemplates[language],
    errors: {},
  };
}

const runtimePattern = /<script type="application\/json" id="madang-runtime">([\s\S]*?)<\/script>/;

function buildOfShell(json: string): string | undefined {
  try {
    return runtimeBlockSchema.parse(JSON.parse(json)).shell;
  } catch {
    return undefined;
  }
}

/** What a frame has as often as its menu has items and its settings have buttons. */
function repeatedHoles(html: string): string {
  return html
    .replace(/<a\b[^>]*\bdata-madang-nav="([a-z0-9/-]+)"[^>]*>/g, (tag, id: string) =>
      tag.replace(' aria-current="true"', "").replace(/>$/, `⟦current:${id}⟧>`),
    )
    .replace(/<a\b[^>]*\bdata-madang-alternate="([a-z]+)"[^>]*>/g, (tag, language: string) =>
      withValue(tag, "href", `alternate:${language}`),
    )
    .replace(/<button\b[^>]*\baria-pressed="[^"]*"[^>]*>/g, (tag) => {
      const [, name = ""] = /\bname="([a-z]+)"/.exec(tag) ?? [];
      const [, value = ""] = /\bvalue="([a-z]+)"/.exec(tag) ?? [];
      return withValue(tag, "aria-pressed", `pressed:${name}:${value}`);
    })
    .replace(/<input\b[^>]*\bname="return"[^>]*>/g, (tag) => withValue(tag, "value", "return"));
}

function withValue(tag: string, attribute: string, hole: string): string {
  return tag.replace(new RegExp(`\\b${attribute}="[^"]*"`), `${attribute}="⟦${hole}⟧"`);
}

/** A page in whose place parts are put, one after the other. */
class Cutting {
  html: string;
  readonly #address: string;

  constructor(html: string, address: string) {
    // Brackets of the portal's own texts would be taken for holes.
    this.html = html.replace(/[⟦⟧]/g, "");
    this.#address = address;
  }

  find(part: string, pattern: RegExp): string {
    const found = pattern.exec(this.html)?.[1];
    if (found === undefined) throw cliErrors.create("FRAME_UNKNOWN", { address: this.#address, part });
    return found;
  }

  part(part: string, pattern: RegExp, change: (found: string) => string): void {
    if (!pattern.test(this.html)) throw cliErrors.create("FRAME_UNKNOWN", { address: this.#address, part });
    this.html = this.html.replace(pattern, change);
  }
}
