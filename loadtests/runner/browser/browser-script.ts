import path from "node:path";
import { build } from "esbuild";
import { z } from "zod";
import type { BrowserSettings } from "../../browser/visited-page.ts";
import { readData } from "../profile.ts";

const file = path.join(import.meta.dirname, "../../browser/pages.json");

export const browserPagesSchema = z.strictObject({
  device: z.strictObject({
    width: z.int().positive(),
    height: z.int().positive(),
    userAgent: z.string().min(1),
    cpu: z.number().min(1),
    network: z.strictObject({
      latency: z.number().min(0),
      download: z.number().positive(),
      upload: z.number().positive(),
    }),
  }),
  pages: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        path: z.string().startsWith("/"),
        /** A regular expression. */
        link: z.string().min(1).optional(),
      }),
    )
    .min(1),
});

/** The journey of the browser as one script for k6. Throws LOADTEST_PROFILE_INVALID where its data are wrong. */
export async function writeBrowserScript(options: {
  folder: string;
  origin: string;
  collector: string;
  seconds: number;
}): Promise<string> {
  const { folder, ...where } = options;
  const settings: BrowserSettings = { ...where, ...readData(file, browserPagesSchema) };
  const script = path.join(folder, "browser.js");
  await build({
    stdin: {
      contents: entry(settings),
      resolveDir: path.join(import.meta.dirname, "../../browser"),
      loader: "ts",
    },
    outfile: script,
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["k6", "k6/*"],
    logLevel: "silent",
  });
  return script;
}

function entry(settings: BrowserSettings): string {
  return `import { browserVisits } from "./browser-visits.ts";
const visits = browserVisits(${JSON.stringify(settings)});
export const options = visits.options;
export const visit = visits.visit;
`;
}
