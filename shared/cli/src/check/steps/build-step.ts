import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReleaseRecord } from "@madang/manifest";
import { buildModule } from "../../release/build-module.ts";
import type { CheckStep } from "../check-step.ts";

export const buildStep: CheckStep = {
  name: "build",
  summary: "the module can be built",
  needs: ["manifest"],
  async run(context) {
    await buildModule(context, context.module);
    const record = parseReleaseRecord(
      JSON.parse(readFileSync(join(context.module.dist, "release.json"), "utf8")),
      `of ${context.module.id}`,
    );
    return { findings: [], data: { build: record.build, version: record.version } };
  },
};
