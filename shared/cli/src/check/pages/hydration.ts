import type { WatchedPage } from "@madang/test-kit";
import type { Finding } from "../finding.ts";

type BrowserPage = WatchedPage["page"];

const patienceMs = 10_000;

/** Waits until React has taken over each interactive view of the module on this page. */
export async function hydrationFindings(question: {
  page: BrowserPage;
  module: string;
  address: string;
}): Promise<Finding[]> {
  const { page, module, address } = question;
  await page
    .waitForFunction(allHydrated, module, { timeout: patienceMs })
    .catch((error: unknown) => ignoreTimeout(error));
  const views = await page.evaluate(coldViews, module);
  return views.map((view) => ({
    file: address,
    text: `The view ${module}/${view} is not hydrated: the browser shows it, and nothing in it works`,
    remedy: `See that ui/interactive/${view}.tsx exports a component by default, and that its data survives JSON.`,
  }));
}

function ignoreTimeout(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "TimeoutError") throw error;
}

/** These two run in the page. React marks the roots that it owns. */
function allHydrated(module: string): boolean {
  const views = document.querySelectorAll(`[data-madang-view][data-madang-module="${module}"]`);
  return [...views].every((view) => Object.keys(view).some((key) => key.startsWith("__reactContainer$")));
}

function coldViews(module: string): string[] {
  const views = document.querySelectorAll<HTMLElement>(`[data-madang-view][data-madang-module="${module}"]`);
  return [...views]
    .filter((view) => !Object.keys(view).some((key) => key.startsWith("__reactContainer$")))
    .map((view) => view.dataset["madangView"] ?? "");
}
