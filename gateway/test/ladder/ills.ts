import { faults, type Fault } from "./faults.ts";
import type { FaultyModule } from "./faulty-module.ts";

/** What may befall a module, and how it ends. */
export interface Ill {
  readonly name: string;
  readonly befall: (module: FaultyModule) => unknown;
  readonly heal: (module: FaultyModule) => unknown;
  /** It may well answer all the same. */
  readonly mild?: boolean;
  /** An API's answer has no description that could be wrong. */
  readonly sparesApis?: boolean;
  /** Befalls the whole process, which no other module may share. */
  readonly ownProcess?: boolean;
}

const withFault = (name: Fault): Ill => ({
  name,
  befall: (module) => module.fault(name),
  heal: (module) => module.fault("none"),
  mild: name === "is fifty times slower",
  sparesApis: name === "describes its fragment wrongly" || name === "names an encoding that it did not use",
});

const named = (Object.keys(faults) as Fault[]).filter((name) => name !== "none");

export const ills: readonly Ill[] = [
  {
    name: "is killed",
    befall: (module) => module.kill(),
    heal: (module) => module.restart(),
    ownProcess: true,
  },
  {
    name: "is stopped with its connections open",
    befall: (module) => module.pause(),
    heal: (module) => module.resume(),
    ownProcess: true,
  },
  {
    name: "goes up and down every 300 ms",
    befall: (module) => module.flap(300),
    heal: (module) => module.flap(0),
    mild: true,
  },
  ...named.map(withFault),
];

/** Ills under which somebody's own pages are looked at too. */
export const illsOfPersonalModules: readonly Ill[] = [
  "is killed",
  "is stopped with its connections open",
  "answers 500",
  "breaks off in the middle",
  "never answers",
].map((name) => ills.find((ill) => ill.name === name)!);
