/** What a route asks for. `release` alone: of any module. */
export type Need = "read" | "release" | `release:${string}` | "runner" | "operator";

/** Who may release may look; an operator may do all but start processes. */
export function allows(scopes: readonly string[], need: Need): boolean {
  if (scopes.includes(need)) return true;
  if (need === "runner") return false;
  if (scopes.includes("operator")) return true;
  if (need === "operator") return false;
  const releases = scopes.filter((scope) => scope.startsWith("release:"));
  return need === "read" || need === "release" ? releases.length > 0 : releases.includes("release:*");
}
