import { onTestFinished } from "vitest";
import { bodyOf, sendFragment, startFakeModule, type FakeModule } from "../fake-module.ts";
import { recordOf, words, type ModuleInput } from "../records.ts";
import type { RunningBuild } from "./channel-portal.ts";

/** What a visitor can see of a build, wherever it stands: `news@build0001`. */
export const telling = /[a-z]+@build\d{4}/g;

/** A module whose every answer says which build it comes from. */
export interface TellingBuild extends RunningBuild {
  readonly server: FakeModule;
  /** Bodies of the forms that came. */
  readonly forms: string[];
}

/** Pages `/<id>` (public, stored), `/<id>/mine` (personal, with a form), a box in `home` and in `alert`, `/api/<id>` (stored). */
export async function startBuild(
  id: string,
  build: string,
  change: Partial<ModuleInput> = {},
): Promise<TellingBuild> {
  const name = `${id}@${build}`;
  const forms: string[] = [];
  const server = await startFakeModule({
    [`GET /${id}`]: (_request, response) =>
      sendFragment(response, `<h1>${name}</h1><madang-slot name="home"></madang-slot>`, {
        title: name,
        slots: ["home"],
      }),
    [`GET /${id}/mine`]: (_request, response) =>
      sendFragment(response, `<p>${name}</p>`, { title: name, view: "form" }),
    [`POST /${id}/mine`]: (request, response) =>
      void bodyOf(request).then((body) => {
        forms.push(body);
        return response.writeHead(303, { location: `/${id}/mine` }).end();
      }),
    "/_boxes/latest": (_request, response) => sendFragment(response, `<p>box ${name}</p>`, { view: "box" }),
    "/_boxes/line": (_request, response) => sendFragment(response, `<p>line ${name}</p>`, { view: "box" }),
    [`GET /api/${id}`]: (_request, response) =>
      response
        .writeHead(200, { "content-type": "application/json", "cache-control": "public, s-maxage=60" })
        .end(JSON.stringify({ build: name })),
    "/health/live": (_request, response) => response.writeHead(200).end("ok"),
  });
  onTestFinished(() => server.kill());
  const record = recordOf(
    {
      id,
      pages: {
        list: { path: `/${id}`, title: words(id), access: "public", cache: { fresh: 60 } },
        mine: { path: `/${id}/mine`, title: words(id), access: "personal", form: true },
      },
      boxes: {
        latest: { slot: "home", title: words(id), cache: { fresh: 60 } },
        line: { slot: "alert", title: words(id), cache: { fresh: 60 } },
      },
      navigation: [{ page: "list", label: words(id) }],
      api: { prefix: `/api/${id}`, cache: { fresh: 60 } },
      ...change,
    },
    { build },
  );
  return { record, servers: [server], server, forms };
}

/** The builds that a text names, each once. */
export function buildsIn(text: string): string[] {
  return [...new Set(text.match(telling))].sort();
}

/** What a person's browser sends when it opens a document. */
export const navigation = {
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
  "sec-fetch-site": "none",
  "user-agent": "Mozilla/5.0 (X11; Linux x64) Chrome/156.0.0.0",
};
