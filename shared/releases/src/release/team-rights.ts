import type { MadangError } from "@madang/errors";
import { criticalities, type Criticality, type Manifest } from "@madang/manifest";
import { releasesErrors } from "../errors.ts";
import type { TrustedTeam } from "../trust-policy.ts";

/** Why the team may not release this manifest. Nothing when it may. */
export function beyondItsRights(
  manifest: Manifest,
  team: string,
  rights: TrustedTeam,
): MadangError | undefined {
  return tooCritical(manifest, team, rights.criticality ?? "reading") ?? needsTooMuch(manifest, team, rights);
}

function tooCritical(manifest: Manifest, team: string, allowed: Criticality): MadangError | undefined {
  const highest = criticalities.indexOf(allowed);
  const wrong = declaredClasses(manifest).find(({ declared }) => criticalities.indexOf(declared) < highest);
  if (wrong === undefined) return undefined;
  return releasesErrors.create("CRITICALITY_TOO_HIGH", { module: manifest.id, team, allowed, ...wrong });
}

/** A page of a higher class than its module's counts as that class. */
function declaredClasses(manifest: Manifest): { where: string; declared: Criticality }[] {
  const parts = [
    ...Object.entries(manifest.pages).map(([name, page]) => ({ where: `page ${name}`, ...page })),
    ...Object.entries(manifest.boxes).map(([name, box]) => ({ where: `box ${name}`, ...box })),
  ];
  return [
    { where: "criticality", declared: manifest.criticality },
    ...parts.flatMap(({ where, criticality }) =>
      criticality === undefined ? [] : [{ where, declared: criticality }],
    ),
  ];
}

function needsTooMuch(manifest: Manifest, team: string, rights: TrustedTeam): MadangError | undefined {
  const allowed = rights.sources ?? [];
  const sources = neededSources(manifest).filter((source) => !allowed.includes(source));
  if (sources.length === 0) return undefined;
  return releasesErrors.create("NEED_NOT_ALLOWED", {
    module: manifest.id,
    team,
    sources: sources.join(", "),
    allowed: allowed.length === 0 ? "none" : allowed.join(", "),
  });
}

/** Whatever kinds of needs there are or will be, each is a list of sources: one that this version does not know is not let through. */
export function neededSources(manifest: Manifest): string[] {
  const needs = "needs" in manifest ? manifest.needs : undefined;
  return [...new Set(textsIn(needs))];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
