/**
 * Compares what package-lock.json wants with what npm notes in node_modules/.package-lock.json. Gives the
 * places that are missing or of another version; none means that nothing is to install.
 *
 * @param platform `{ os, cpu, libc }` as package.json's fields of these names have them
 * @param exists says whether a place is really there
 */
export function missingPackages({ wanted, installed, platform, exists }) {
  return Object.entries(wanted)
    .filter(([place]) => place.includes("node_modules/"))
    .filter(([, entry]) => !entry.optional || isNativeFor(entry, platform))
    .filter(([place, entry]) => !isInstalled(entry, installed[place]) || !exists(place))
    .map(([place]) => place);
}

/** Optional and for no platform in particular: needed by another platform's package, or by none. */
function isNativeFor(entry, platform) {
  return (entry.os !== undefined || entry.cpu !== undefined) && suits(entry, platform);
}

function isInstalled(wanted, found) {
  return found !== undefined && (wanted.link === true || found.version === wanted.version);
}

/** package.json, "os", "cpu" and "libc": a list of names, or of names that are excluded with "!". */
export function suits(entry, platform) {
  return ["os", "cpu", "libc"].every((field) => allows(entry[field], platform[field]));
}

function allows(field, name) {
  if (field === undefined || name === undefined) return true;
  const list = [field].flat();
  const excluded = list.filter((item) => item.startsWith("!"));
  if (excluded.length > 0) return !excluded.includes(`!${name}`);
  return list.includes(name);
}
