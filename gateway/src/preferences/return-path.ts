/** Its own spelling of a host that exists nowhere (RFC 2606), to see where a browser would go. */
const here = "http://portal.invalid";

/** The path on this site that `wanted` names, or the home page: an answer never sends a visitor elsewhere. */
export function returnPath(wanted: string | null): string {
  if (wanted === null || wanted.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return "/";
  if (wanted.includes("\\") || !URL.canParse(wanted, here)) return "/";
  const url = new URL(wanted, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
