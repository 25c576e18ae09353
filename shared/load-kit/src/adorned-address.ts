/**
 * The same address with parameters that mean nothing to the page, as mails, advertisements and scripts hang on to it: known ones, ones
 * that differ with every visitor, unknown ones, and its own in another order. None of it may cost the portal a page.
 */
export function adornedAddress(path: string, random: () => number = Math.random): string {
  const [address = "", query = ""] = path.split("?");
  const own = query === "" ? [] : query.split("&");
  const foreign = kinds[Math.floor(random() * kinds.length)]?.(token(random)) ?? [];
  // Several values of one parameter keep their order: it means something.
  const mayTurn = new Set(own.map(nameOf)).size === own.length;
  const turned = mayTurn && random() < 0.5 ? own.toReversed() : own;
  return `${address}?${(random() < 0.5 ? [...foreign, ...turned] : [...turned, ...foreign]).join("&")}`;
}

const kinds: readonly ((token: string) => string[])[] = [
  () => ["utm_source=newsletter", "utm_medium=email", "utm_campaign=november"],
  (token) => [`fbclid=${token}`],
  (token) => [`gclid=${token}`, "utm_source=search"],
  (token) => [`_=${token}`],
  (token) => [`x${token.slice(0, 6)}=${token}`],
];

function token(random: () => number): string {
  return Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36)).join("");
}

function nameOf(pair: string): string {
  return pair.split("=")[0] ?? "";
}
