import { randomBytes } from "node:crypto";
import { join, relative, sep } from "node:path";
import type { Step } from "../../core/reporter.ts";
import type { CheckContext } from "../check-context.ts";
import type { CheckStep, StepOutcome } from "../check-step.ts";
import { buildInTree } from "../last-release/contract-at-commit.ts";
import { commitOf } from "../last-release/git.ts";
import type { LastRelease } from "../last-release/last-release.ts";
import { withSourceTree, type SourceTree } from "../last-release/source-tree.ts";
import type { WorkspaceModule } from "../workspace-module.ts";
import { runTests, type FailedTest, type TestRun } from "./vitest-run.ts";

type Release = Extract<LastRelease, { kind: "release" }>;

/** Both run on one database while a release goes out, and the older one again after a rollback. */
export const earlierTestsStep: CheckStep = {
  name: "earlier-tests",
  summary: "the last release's tests pass on the schema that this one makes",
  needs: ["contract"],
  async run(context, progress) {
    const last = await context.lastRelease();
    if (last.kind === "none") return passed(last.reason);
    const { migrations } = await context.contract();
    if (sameSchema(last, migrations))
      return passed(`The schema is that of ${last.name}: no migration is new.`);
    if (last.commit === undefined)
      return passed(`${last.name} does not say which commit it was made from. Name it: --against <commit>.`);
    const commit = await commitOf(context.root, last.commit, context.signal);
    return commit === undefined
      ? absent(last, last.commit)
      : onNewSchema(context, { last, commit, progress });
  },
};

function passed(note: string): StepOutcome {
  return { findings: [], notes: [note] };
}

function absent({ name }: Release, commit: string): StepOutcome {
  return {
    findings: [
      {
        text: `The tests of ${name} cannot run: its commit ${commit} is not in this clone`,
        remedy: `git fetch origin ${commit}, or git fetch --unshallow, then check again; --skip earlier-tests leaves it out.`,
      },
    ],
  };
}

function sameSchema({ contract }: Release, migrations: Release["contract"]["migrations"]): boolean {
  const named = (list: typeof migrations) =>
    list.map(({ name, checksum }) => `${name} ${checksum}`).join("\n");
  return named(contract.migrations) === named(migrations);
}

interface Earlier {
  readonly last: Release;
  readonly commit: string;
  readonly progress: Step;
}

function onNewSchema(context: CheckContext, { last, commit, progress }: Earlier): Promise<StepOutcome> {
  const { root, module, signal } = context;
  return withSourceTree({ root, commit, signal }, async (tree) => {
    progress.detail(`building ${last.name}`);
    const then = await buildInTree(context, tree, commit);
    progress.detail("on the new schema");
    const run = await testsIn({ context, tree, files: [folderName(root, module.folder)], server: module });
    const suspects = run.failed;
    if (suspects.length > 0) progress.detail("those that failed, on the old schema");
    const before =
      suspects.length === 0
        ? undefined
        : await testsIn({ context, tree, files: filesOf(suspects), server: then });
    return outcome({ last, tree, run, before });
  });
}

function testsIn(run: {
  context: CheckContext;
  tree: SourceTree;
  files: readonly string[];
  server: WorkspaceModule;
}): Promise<TestRun> {
  const { context, tree, files, server } = run;
  const { root, signal } = context;
  const env = {
    TEST_POSTGRES_MIGRATE: join(server.dist, "server.js"),
    MADANG_DATA_KEYS: `test:${randomBytes(32).toString("base64url")}`,
    MADANG_SITE_FILE: join(root, "shell/sites/hanul.json"),
  };
  return runTests({ root, folder: tree.folder, files, args: ["--project", "node"], env, signal });
}

function outcome(found: {
  last: Release;
  tree: SourceTree;
  run: TestRun;
  before: TestRun | undefined;
}): StepOutcome {
  const { last, tree, run, before } = found;
  const failedBefore = new Set(before?.failed.map(nameOf));
  const broken = run.failed.filter((test) => !failedBefore.has(nameOf(test)));
  const doubtful = run.failed.filter((test) => failedBefore.has(nameOf(test)));
  return {
    findings: [
      ...broken.map(({ file, name, reason }) => ({
        file,
        text: `The test "${name}" of ${last.name} fails on the new schema, and passes on its own: ${reason.replace(/\.$/, "")}`,
        remedy:
          "Only add in this release (expand), and take away in a later one (contract), when this one can no longer come back.",
      })),
      ...(run.trouble === undefined
        ? []
        : [
            {
              text: `The tests of ${last.name} did not run on the new schema: ${run.trouble}`,
              remedy: "See that the new migrations run on an empty database.",
            },
          ]),
    ],
    notes: [
      `${run.total} tests of ${last.name} ran.`,
      ...doubtful.map(
        ({ file, name, reason }) =>
          `The test "${name}" (${file}) fails on a migrated database of its own too, and says nothing of the new schema: ${reason}`,
      ),
      ...(tree.samePackages
        ? []
        : ["They ran with the packages that are installed now, which are not those of that commit."]),
    ],
    data: { tests: run.total, failed: broken.length },
  };
}

function nameOf({ file, name }: FailedTest): string {
  return `${file} ${name}`;
}

function filesOf(tests: readonly FailedTest[]): string[] {
  return [...new Set(tests.map(({ file }) => file))];
}

function folderName(root: string, folder: string): string {
  return `${relative(root, folder).split(sep).join("/")}/`;
}
