import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { exitCodes } from "../requirements.ts";
import { reportPage } from "../report/report-page.ts";
import { exitCodeTable } from "../report/words/exit-code-words.ts";
import { readRecord } from "../results/read-record.ts";
import { generatedRecord } from "./generated-record.ts";
import { hostileRecord } from "./hostile-record.ts";

const headings = (page: string) =>
  [...page.matchAll(/<h[123][^>]*>(.*?)<\/h[123]>/gs)].map(([, words = ""]) =>
    words.replaceAll(/<[^>]*>/g, ""),
  );
const bodyOf = (page: string) => page.slice(page.indexOf("<body>"), page.lastIndexOf("<script>"));
const wordsOf = (page: string) =>
  bodyOf(page)
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/\s+/g, " ");

describe("the report", () => {
  const page = reportPage(generatedRecord());

  test("begins with the verdict, why, and what to do", () => {
    expect(headings(page).slice(0, 4)).toEqual(["A service level was missed", "Why", "What to do", "Checks"]);
    expect(wordsOf(page)).toMatch(/The worst moment of news was 0:50–1:00: p95 \d+ ms/);
  });

  test("draws everything over time", () => {
    expect(headings(page)).toEqual(
      expect.arrayContaining(
        ["Arrivals", "Latency", "Service levels", "Errors", "Cache", "Coalescing"].concat(
          ["Requests to modules", "Shed", "CPU", "Memory", "The load generator"],
          ["Modules", "Journeys", "Web vitals", "Endings", "Run it again", "Exit codes"],
        ),
      ),
    );
    expect(page.match(/<svg class="drawing"/g)).toHaveLength(11);
  });

  test("shows on every chart what happened", () => {
    const drawings = page.match(/<svg class="drawing".*?<line class="cursor"/gs) ?? [];
    for (const drawing of drawings)
      for (const kind of ["stage", "fault", "recovery", "release"])
        expect(drawing, kind).toContain(`class="event ${kind}"`);
  });

  test("gives each chart a name, its course in words and its figures", () => {
    for (const [, id] of page.matchAll(/aria-labelledby="([a-z]+)-title"/g)) {
      expect(page).toContain(`<h3 id="${id}-title">`);
      expect(page).toMatch(new RegExp(`<p class="unseen" id="${id}-course">[^<]{20,}</p>`));
    }
    expect(page.match(/<details class="figures">/g)).toHaveLength(11);
  });

  test("needs nothing but itself", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(link|iframe|object|embed|base|form)\b|@import|url\(/);
    expect(page).not.toMatch(/\b(src|href|srcset|action|xlink:href)\s*=/);
    expect(page).not.toMatch(/\sstyle\s*=|\son\w+\s*=\s*"/);
  });

  test("is drawn alike from the same record", () => {
    expect(reportPage(generatedRecord())).toBe(page);
  });

  test("tells how to run it again", () => {
    const again = reportPage(generatedRecord({ arguments: ["surge", "--fault", "it's"] }));
    expect(again).toContain("npm run loadtest -- surge --fault &#39;it&#39;\\&#39;&#39;s&#39;");
    expect(page).toContain("npm run loadtest -- surge --scale 0.5");
  });
});

describe("a report of little", () => {
  test("is drawn from a run that a broken promise ended at once", () => {
    const page = reportPage(
      generatedRecord({
        journeys: [],
        services: [],
        gateways: [],
        vitals: [],
        events: [],
        checks: [],
        endings: [],
        verdict: { exitCode: 2, sentence: "Failed: embargo in news: seen early." },
        broken: [{ oracle: "embargo", module: "news", detail: "seen early", evidence: "GET /news" }],
      }),
    );
    expect(headings(page)).toContain("Broken promises");
    expect(page).toContain("GET /news");
    expect(bodyOf(page)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("says of an exit code of a later version that it does not know it", () => {
    const page = reportPage(generatedRecord({ verdict: { exitCode: 77, sentence: "Later." } }));
    expect(headings(page)[0]).toBe("Exit code 77");
  });
});

test("a real run's record is drawn", () => {
  const record = readRecord(path.join(import.meta.dirname, "fixtures/run.json"));
  const page = reportPage(record);
  expect(wordsOf(page)).toContain(`npm run loadtest -- ${record.profile.name}`);
  expect(bodyOf(page)).not.toMatch(/NaN|undefined|Infinity/);
});

test("hostile names, reasons and evidence stay words", () => {
  const page = reportPage(hostileRecord());
  const body = bodyOf(page);
  expect(page.indexOf("<style>")).toBe(page.lastIndexOf("<style>"));
  expect(body).not.toMatch(/<(img|script|\/script|style|\/style|\/title)/);
  expect(body).not.toMatch(/[\u0000\u001B\u009B\u202E]/);
  expect(page.isWellFormed()).toBe(true);
  expect(body).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(body).toContain("&amp;lt;");
});

test("every exit code is explained, here and in the documentation", () => {
  expect(exitCodeTable.map(({ code }) => code)).toEqual(Object.values(exitCodes));
  const docs = readFileSync(path.join(import.meta.dirname, "../../docs/load-testing.md"), "utf8");
  for (const { code } of exitCodeTable) expect(docs).toMatch(new RegExp(`^\\| ${code} +\\|`, "m"));
});
