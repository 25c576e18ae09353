import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { CheckContext } from "../check-context.ts";
import type { CheckStep } from "../check-step.ts";
import type { Finding } from "../finding.ts";
import { compile, inScratchFolder } from "../contract/compiler.ts";

export const typesStep: CheckStep = {
  name: "types",
  summary: "TypeScript takes every file of the module",
  needs: [],
  async run(context) {
    const { folder } = context.module;
    const load = join(folder, "load");
    const own = await problemsIn(context, { include: [folder], except: [load] });
    // Journeys run in k6, which has other globals than Node.
    const journeys = existsSync(load)
      ? await problemsIn(context, {
          include: [load],
          except: [],
          settings: { lib: ["es2024"], types: ["k6"] },
        })
      : [];
    return { findings: [...own, ...journeys] };
  },
};

interface Part {
  readonly include: readonly string[];
  readonly except: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

function problemsIn({ root, module, signal }: CheckContext, part: Part): Promise<Finding[]> {
  const { include, except, settings = {} } = part;
  return inScratchFolder(root, async (folder) => {
    const { out } = await compile({
      root,
      folder,
      // What packages declare for everyone: stylesheets can be imported.
      include: [...include, join(root, "shared/*/src/*.d.ts")],
      exclude: except,
      compilerOptions: { noEmit: true, ...settings },
      signal,
    });
    const findings = out.split("\n").flatMap((line) => diagnostic(line) ?? []);
    // What a package of the workspace gets wrong is no matter of this module's.
    return findings.filter(
      ({ file }) => file === undefined || file.startsWith(`${relative(root, module.folder)}/`),
    );
  });
}

/** `modules/news/module.ts(3,7): error TS2322: …`, relative to the workspace. */
export function diagnostic(line: string): Finding | undefined {
  const [, file, number, code, text = ""] =
    /^(.*)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line) ?? /^()()error (TS\d+): (.*)$/.exec(line) ?? [];
  if (code === undefined) return undefined;
  const place = file === undefined || file === "" ? {} : { file: `${file}:${number}` };
  return { ...place, text: `${text.replace(/\.$/, "")} (${code})`, remedy: "Mend the types at this place." };
}
