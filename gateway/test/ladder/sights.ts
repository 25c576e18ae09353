import type { Question, Seen, Sight } from "./load.ts";

/** Telephone in every manifest of the tests (records.ts). */
const telephone = "000-000-2050";

/** One address that everybody reads. */
export function listSight(module: string): Sight {
  return {
    name: `${module} list`,
    module,
    question: () => ({ path: `/${module}` }),
    judge: (seen, { path }) => judgePage(seen, { module, path }),
  };
}

/** An address that nobody has asked for before; several lanes do so beside each other. */
export function detailSight(module: string, degraded: string[] = [], lane = ""): Sight {
  return {
    name: `${module} detail${lane}`,
    module,
    question: (turn) => ({ path: `/${module}/${lane}${turn + 1}` }),
    judge(seen, { path }) {
      const verdict = judgePage(seen, { module, path });
      if (verdict !== "whole") degraded.push(path);
      return verdict;
    },
  };
}

/** One address whose answer is kept for long. */
export function keptSight(module: string): Sight {
  return {
    name: `${module} kept`,
    module,
    question: () => ({ path: `/${module}-kept/1` }),
    judge: (seen, { path }) => judgePage(seen, { module, path }),
  };
}

/** The page that shows everybody's boxes. */
export function homeSight(module: string, boxes: readonly string[]): Sight {
  return {
    name: "home",
    module,
    question: () => ({ path: "/" }),
    judge(seen) {
      const own = judgePage(seen, { module, path: "/" });
      if (own !== "whole") return own;
      const sick = boxes
        .map((box) => [box, judgeBox(seen.text, box)])
        .filter(([, state]) => state !== "whole");
      return sick.length === 0 ? "whole" : sick.map(([box, state]) => `${box} box ${state}`).join(", ");
    },
  };
}

/** One person's page, seen by that person over and over. */
export function personalSight(module: string, person: string): Sight {
  let cookie: string | undefined;
  let pseudonym: string | undefined;
  return {
    name: `${module} of ${person}`,
    module,
    question: () => ({ path: `/${module}/mine`, headers: cookie === undefined ? {} : { cookie } }),
    judge(seen, { path }) {
      const set = seen.headers["set-cookie"];
      cookie ??= (Array.isArray(set) ? set[0] : set)?.split(";")[0];
      const verdict = judgePage(seen, { module, path });
      if (!/no-store/.test(String(seen.headers["cache-control"])))
        return `wrong: kept as ${String(seen.headers["cache-control"])}`;
      if (verdict === "copy") return "wrong: a copy of somebody's page";
      const shown = /data-visitor="([^"]+)"/.exec(seen.text)?.[1];
      if (verdict !== "whole") return verdict;
      pseudonym ??= shown;
      return shown !== undefined && shown === pseudonym ? "whole" : `wrong: the page of ${shown}`;
    },
  };
}

/** A form that is sent; each has an id of its own. */
export function formSight(module: string): Sight {
  return {
    name: `${module} form`,
    module,
    question: (turn) => ({
      method: "POST",
      path: `/${module}/mine`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `form=${turn}`,
    }),
    judge(seen) {
      if (seen.status === 303) return "whole";
      if (seen.headers["retry-after"] !== undefined && seen.status !== 429 && seen.status !== 503)
        return "wrong: a program may send the form twice";
      const saysWhatBecameOfIt = seen.status === 503 && seen.text.includes('class="shell-error"');
      return saysWhatBecameOfIt ? "fallback" : (judgeFallback(seen) ?? describe(seen));
    },
  };
}

export function apiSight(module: string): Sight {
  return {
    name: `${module} api`,
    module,
    question: (turn) => ({ path: `/api/${module}/items?limit=${turn}` }),
    judge: (seen, { path }) => judgeApi(seen, module, path),
  };
}

function judgeApi(seen: Seen, module: string, path: string): string {
  if (seen.broken) return "broken off";
  if (/"of":"(?!NAME")/.test(seen.text.replaceAll(`"of":"${module}"`, '"of":"NAME"')))
    return `wrong: ${seen.text}`;
  const whole = JSON.stringify({ of: module, path, end: "whole" });
  if (seen.status >= 500) return "refused";
  if (seen.status !== 200) return describe(seen);
  if (seen.text === whole && seen.headers["content-type"] === "application/json") return "whole";
  // An API is passed through as it is: what its client cannot parse is its client's to see.
  return seen.text.includes('"end":"whole"') && !seen.text.startsWith(whole)
    ? `wrong: ${seen.text}`
    : "strange";
}

/** Whole, a copy with its notice, or the telephone; in any case in the layout, and never what belongs elsewhere. */
function judgePage(seen: Seen, own: { module: string; path: string }): string {
  if (seen.broken || !/<html[^>]*>[^]*<nav>[^]*<\/html>$/.test(seen.text)) return describe(seen);
  const [, main = ""] = /<main>([^]*)<\/main>/.exec(seen.text) ?? [];
  const [before = ""] = main.split("<section");
  const markers = [...before.matchAll(/data-of="([^"]*)" data-path="([^"]*)"/g)];
  if (markers.length === 0) return judgeFallback(seen) ?? describe(seen);
  const [[, of, path] = []] = markers;
  const isOwn = of === own.module && path === own.path && markers.length === 1;
  if (!isOwn || seen.status !== 200 || !main.includes(`<i data-end="${own.module}"></i>`))
    return describe(seen);
  return before.startsWith('<p class="stale">') ? "copy" : "whole";
}

function judgeFallback(seen: Seen): string | undefined {
  const { status, text, headers } = seen;
  if (![502, 503, 504].includes(status)) return undefined;
  if (!/no-store/.test(String(headers["cache-control"])))
    return `wrong: a fallback kept as ${String(headers["cache-control"])}`;
  if (headers["etag"] !== undefined) return "wrong: a fallback with an entity tag";
  return text.includes('class="away"') && text.includes(telephone) ? "fallback" : undefined;
}

function judgeBox(text: string, module: string): string {
  const [, box = ""] =
    new RegExp(`<section data-madang-box="${module}/latest">([^]*?)</section>`).exec(text) ?? [];
  const others = [...box.matchAll(/data-of="([^"]*)"/g)].filter(([, of]) => of !== module);
  if (others.length > 0) return "wrong";
  if (box.includes(`data-end="${module}"`)) return box.includes('class="stale"') ? "copy" : "whole";
  return box.includes('class="away"') ? "away" : "wrong";
}

function describe({ status, headers, text, broken }: Seen): string {
  const type = String(headers["content-type"]);
  return `wrong: ${status} ${type}${broken ? " broken off" : ""} ${text.replace(/\s+/g, " ").slice(0, 300)}`;
}

export type { Question };
