import type { IncomingMessage, ServerResponse } from "node:http";
import { layoutRequestSchema, type Layout, type LayoutRequest } from "@madang/manifest";
import { bodyOf, startFakeModule, type FakeModule } from "./fake-module.ts";

/** A layout with every hole there is, in the markers that the tests look for. */
export function layoutFor(request: LayoutRequest, build = "shell0001"): Layout {
  const { language, kind, navigation } = request;
  const items = navigation.map(({ id, label, href }) => `<a href="${href}"⟦current:${id}⟧>${label}</a>`);
  const other = language === "ko" ? "en" : "ko";
  return {
    v: 1,
    build,
    html: `<!doctype html><html lang="${language}"⟦preferences⟧><head><title>⟦title⟧ | Portal</title>
<meta name="description" content="⟦description⟧"><link rel="stylesheet" href="/_assets/shell/${build}/base.css">⟦head⟧</head>
<body class="${kind}">⟦alert⟧<nav>${items.join("")}</nav><a class="other" href="⟦alternate:${other}⟧">${other}</a>
<form method="post" action="/preferences"><input name="return" value="⟦return⟧"><button aria-pressed="⟦pressed:text:large⟧"></button></form>
⟦breadcrumb⟧<main>⟦main⟧</main>⟦runtime⟧</body></html>`,
    templates: {
      breadcrumb: "<ol>⟦items⟧</ol>",
      crumb: '<li><a href="⟦href⟧">⟦label⟧</a></li>',
      crumbCurrent: "<li>⟦label⟧</li>",
      pageTitle: "<h1>⟦title⟧</h1>",
      away: '<div class="away"><b>⟦title⟧</b> ⟦message⟧ ⟦department⟧ ⟦telephone⟧</div>',
      stale: '<p class="stale">⟦time⟧</p>',
    },
    errors: Object.fromEntries(
      [400, 403, 404, 405, 413, 414, 415, 429, 431, 500, 502, 503, 504].map((status) => [
        String(status),
        { title: `Shell ${status} ${language}`, html: `<h1 class="shell-error">${status} ${language}</h1>` },
      ]),
    ),
  };
}

/** A real server that answers layouts, and pages when it is given some. */
export async function startFakeShell(
  change: (layout: Layout, request: LayoutRequest) => Layout = (layout) => layout,
): Promise<FakeModule> {
  const shell = await startFakeModule();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = layoutRequestSchema.parse(JSON.parse(await bodyOf(request)));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(change(layoutFor(asked), asked)));
  };
  shell.on("POST /layouts", (request, response) => void answer(request, response));
  return shell;
}
