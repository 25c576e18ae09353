import { parseArgs } from "node:util";
import { launchChromium, openWatchedPage } from "@madang/test-kit";

/**
 * Bytes that a first visit transfers, by kind, as Chromium counts them:
 *
 *     node infra/acceptance/measure/page-weight.ts --origin http://localhost:8080 --path /
 */
const { values } = parseArgs({
  options: {
    origin: { type: "string", default: "http://localhost:8080" },
    path: { type: "string", multiple: true, default: ["/", "/news", "/notices", "/petitions/new"] },
  },
});

interface Loaded {
  readonly kind: string;
  readonly bytes: number;
}

const browser = await launchChromium();
for (const path of values.path) {
  const visitor = await openWatchedPage(browser, { viewport: { width: 360, height: 800 } });
  await visitor.page.goto(values.origin + path, { waitUntil: "networkidle" });
  const loaded = await visitor.page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => {
      const { name, transferSize } = entry as PerformanceResourceTiming;
      return { kind: /\.(\w+)$/.exec(new URL(name).pathname)?.[1] ?? "other", bytes: transferSize };
    }),
  );
  process.stdout.write(`${path}\t${totals(loaded)}\n`);
  await visitor.close();
}
await browser.close();

function totals(loaded: readonly Loaded[]): string {
  const kinds = [...new Set(loaded.map(({ kind }) => kind))].sort();
  return kinds
    .map((kind) => {
      const own = loaded.filter((one) => one.kind === kind);
      const bytes = own.reduce((sum, one) => sum + one.bytes, 0);
      return `${kind} ${(bytes / 1000).toFixed(1)} kB in ${own.length}`;
    })
    .join("\t");
}
