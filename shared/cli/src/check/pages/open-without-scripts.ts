import { reflow, structure } from "@madang/test-kit";
import type { PageAddress } from "./page-address.ts";
import { noFindings, together, type PageFindings } from "./page-findings.ts";
import { openAs, type VisitPlace } from "./open-with-scripts.ts";

/** Every page on a phone whose browser runs no script: there is something to read, and nothing is out of sight. */
export async function plainFindings(place: VisitPlace, pages: readonly PageAddress[]): Promise<PageFindings> {
  const window = await openAs(place, { viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  const found: PageFindings[] = [];
  for (const { address } of pages) {
    const answer = await window.page.goto(place.origin + address, { waitUntil: "load" });
    // Another status is told of the visit with scripts.
    if (answer?.status() !== 200) continue;
    const missing = [...(await structure(window)), ...(await reflow(window))];
    found.push({
      ...noFindings,
      "no-javascript": missing.map((text) => ({
        file: address,
        text: `Without JavaScript: ${text}`,
        remedy: "Render it in the server; scripts only make a page nicer.",
      })),
    });
  }
  await window.close();
  return together(found);
}
