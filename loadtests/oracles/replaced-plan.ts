import { randomBytes } from "node:crypto";
import { marker } from "@madang/load-kit/markers";
import type { EmbargoedItem, EmbargoedModule } from "./embargo-plan.ts";

/** An item that everybody may read, until it is changed or withdrawn in the course of the run. */
export interface ReplacedItem extends EmbargoedItem {
  readonly fate: "changed" | "withdrawn";
}

/** Per module one item of each fate, published a minute ago: newest, so that it stands on the first page of every list. */
export function planReplaced(options: {
  modules: readonly EmbargoedModule[];
  prefix: string;
  /** Milliseconds since 1970. */
  now: number;
}): ReplacedItem[] {
  const { modules, prefix, now } = options;
  return modules.flatMap((module) =>
    (["changed", "withdrawn"] as const).map((fate) => {
      const owner = randomBytes(6).toString("hex");
      return {
        module,
        owner,
        fate,
        marker: marker({ prefix, kind: "replaced", owner, use: "t" }),
        guid: `loadtest-${owner}`,
        word: `wq${randomBytes(6).toString("hex")}`,
        until: Math.floor(now / 1000 - 60) * 1000,
      };
    }),
  );
}
