import type { CommandCall } from "../core/command.ts";
import type { ModuleContract } from "./contract/module-contract.ts";
import type { LastRelease } from "./last-release/last-release.ts";
import type { PageVisits } from "./pages/page-visit.ts";
import type { WorkspaceModule } from "./workspace-module.ts";

/** What the steps of one check share. */
export interface CheckContext extends Pick<CommandCall, "environment" | "folder" | "root" | "signal"> {
  readonly module: WorkspaceModule;
  readonly options: { readonly portal: string | undefined; readonly against: string | undefined };
  /** Found out once, by the first step that asks. */
  readonly contract: () => Promise<ModuleContract>;
  readonly lastRelease: () => Promise<LastRelease>;
  readonly visits: () => Promise<PageVisits>;
}

/** The same promise for everyone who asks. */
export function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => (found ??= find());
}
