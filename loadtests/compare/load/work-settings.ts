import { randomBytes } from "node:crypto";
import { markerPrefix } from "@madang/load-kit/markers";
import type { LoadSettings } from "@madang/load-kit/settings";
import type { LoadedModule } from "../../runner/suite/read-suite.ts";

/** Browsers without scripts that hold nothing and ask for pages alone: the most of the work is the modules' own. */
const plain: LoadSettings["profile"]["visitors"] = {
  scripts: 0,
  prefetch: 0,
  newConnection: 0,
  emptyCache: 0,
  returning: 0,
  adornedAddress: 0,
  otherLanguage: 0,
  robots: 0,
  zipf: 0,
};

/** Visitors of a comparison: journey after journey, without a pause between their steps. */
export function workSettings(collector: string, modules: readonly LoadedModule[]): LoadSettings {
  return {
    // Each run of k6 names its own.
    origin: "",
    collector,
    markerPrefix: markerPrefix(randomBytes(5).toString("hex")),
    embargoes: {},
    profile: {
      seconds: 1,
      scenes: [{ name: "work", stages: [{ seconds: 1, from: 60, to: 60 }] }],
      visitsLast: 1,
      think: { median: 0, spread: 0, most: 0 },
      visitors: plain,
      cache: "cold",
    },
    modules: modules.map(({ id }) => id),
  };
}
