const here = "http://portal.invalid";

/**
 * The path on this site that a module's Location names, or undefined where it leads elsewhere. Both forms of RFC 9110
 * section 10.2.2 are understood; `//host`, backslashes and schemes are not paths.
 */
export function localLocation(location: string, host: string): string | undefined {
  const path = host === "" ? location : withoutOwnOrigin(location, host);
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes("\\")) return undefined;
  if (!URL.canParse(path, here)) return undefined;
  const url = new URL(path, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return undefined;
  return url.pathname + url.search + url.hash;
}

function withoutOwnOrigin(location: string, host: string): string {
  for (const scheme of ["http://", "https://"]) {
    const origin = scheme + host;
    if (location.startsWith(`${origin}/`)) return location.slice(origin.length);
  }
  return location;
}
