import type { WatchedPage } from "@madang/test-kit";
import type { Finding } from "../finding.ts";

/** What a `securitypolicyviolation` event says (Content Security Policy Level 3, section 5). */
interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly sample: string;
}

/** From the first script of each page on: the browser remembers what its policy did not allow. */
export async function watchPolicy(page: WatchedPage["page"]): Promise<void> {
  await page.addInitScript(() => {
    const violations: unknown[] = [];
    Object.assign(globalThis, { madangViolations: violations });
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective: directive, blockedURI: blocked, sample } = event;
      violations.push({ directive, blocked, sample });
    });
  });
}

export async function policyFindings({ page }: WatchedPage, address: string): Promise<Finding[]> {
  const violations = await page.evaluate(
    () => (globalThis as { madangViolations?: Violation[] }).madangViolations ?? [],
  );
  return violations.map(({ directive, blocked, sample }) => ({
    file: address,
    text: `The page needs ${directive} ${blocked}${sample === "" ? "" : ` (${sample})`}, which the portal's policy does not allow`,
    remedy: remedyFor(blocked),
  }));
}

function remedyFor(blocked: string): string {
  if (!/^(https?|wss?):/.test(blocked))
    return "Keep scripts and styles in files: whatever stands in the page itself is blocked on every page of the portal.";
  return `Bring the file along in the module's assets/; or declare the origin in needs of module.ts, and ask the operator to allow ${new URL(blocked).origin}.`;
}

/** The console says of each violation what the event has said already. */
export function withoutPolicyTroubles(troubles: readonly string[]): string[] {
  return troubles.filter((text) => !/Content Security Policy|\bcsp$/i.test(text));
}
