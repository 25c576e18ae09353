/**
 * One text for a list of parts, such that two different lists never give the same one: each part stands behind its length. Hosts,
 * languages, preferences, builds and paths that meet in a key cannot run into each other.
 */
export function cacheKey(...parts: readonly string[]): string {
  let key = "";
  for (const part of parts) key += `${part.length}:${part}`;
  return key;
}
