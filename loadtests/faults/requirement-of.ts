import { faultRequirements, type FaultRequirement } from "../requirements.ts";

/** By the name under which a fault was wished for: `module-killed:news`. */
export function requirementOf(name: string): FaultRequirement {
  const found = faultRequirements[name.split(":")[0] ?? ""];
  if (found === undefined) throw new TypeError(`There is no requirement for the fault ${name}.`);
  return found;
}
