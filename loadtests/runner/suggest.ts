import { nearestName } from "@madang/errors";

/** A sentence that names what may have been meant; nothing where no name is near. */
export function suggest(given: string, names: readonly string[]): string {
  const nearest = nearestName(given, names);
  return nearest === undefined ? "" : `Did you mean ${nearest}?`;
}
