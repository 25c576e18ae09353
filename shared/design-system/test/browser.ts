import { chromiumPath } from "@madang/test-kit";
import { type Browser, chromium } from "playwright-core";

/** Without the network's own traffic; a sandbox needs rights that a container's root does not have. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
