import type { CheckStep, StepOutcome } from "../check-step.ts";
import { pageBudget } from "../pages/page-budget.ts";
import type { PageQuestion, PageVisits } from "../pages/page-visit.ts";

/** Opens every page once; the others only say what was seen. */
export const pageSteps: readonly CheckStep[] = [
  step(
    "pages",
    "every page of the manifest opens in Chromium, in the portal, with and without scripts",
    ["build"],
    {
      more: ({ addresses }) => ({ data: { addresses }, blocks: false }),
    },
  ),
  step("accessibility", "axe finds no barrier (WCAG 2.2 AA) on any page"),
  step("no-javascript", "every page can be read without JavaScript, on a phone"),
  step("hydration", "every interactive view is taken over by React, without a complaint of the browser"),
  step("csp", "no page needs what the portal's policy does not allow"),
  step(
    "size",
    `a first visit costs at most ${pageBudget.script / 1000} kB of script and ${pageBudget.styles / 1000} kB of styles`,
    undefined,
    {
      more: ({ weights }) => ({ notes: heaviest(weights), data: { budget: pageBudget, pages: weights } }),
    },
  ),
];

function step(
  name: PageQuestion,
  summary: string,
  needs: CheckStep["needs"] = ["pages"],
  { more = () => ({}) }: { more?: (visits: PageVisits) => Partial<StepOutcome> } = {},
): CheckStep {
  return {
    name,
    summary,
    needs,
    async run(context) {
      const visits = await context.visits();
      return { findings: visits.findings[name], ...more(visits) };
    },
  };
}

function heaviest(weights: PageVisits["weights"]): string[] {
  const most = weights.toSorted((left, right) => right.script - left.script)[0];
  if (most === undefined) return [];
  return [
    `The heaviest first visit is ${most.address}: ${(most.script / 1000).toFixed(1)} kB of scripts, ${(most.styles / 1000).toFixed(1)} kB of styles.`,
  ];
}
