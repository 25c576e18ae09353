import { compare } from "../measure/compare.ts";
import { startPortal } from "../peers/start-portal.ts";
import { cpuRatio } from "./answers.ts";
import type { Scenario } from "./scenario.ts";

/** What it costs to make a page of a fragment, over handing on as many bytes. */
export const composed: Scenario = {
  name: "composed",
  title: "Portal: a page composed of an uncached fragment, and as many bytes passed through",
  async run(context) {
    const portal = await startPortal({ folder: context.folder, modules: 10 });
    try {
      const { origin, pid } = portal;
      const subject = (name: string, path: string) => ({ name, origin, pid, paths: [path], headers: {} });
      const samples = await compare(
        [subject("composed", "/service-0/fresh"), subject("passed through", "/api/service-0/raw")],
        context,
      );
      const value = cpuRatio(samples, "composed", "passed through");
      const limit = { kind: "most", value: 1.3 } as const;
      return {
        samples,
        findings: [{ what: "composed: CPU per request against passed through", value, unit: "×", limit }],
      };
    } finally {
      await portal.stop();
    }
  },
};
