import { isIP } from "node:net";

/**
 * The client in the gateway's one element of `Forwarded` (RFC 7239). A household has a whole /64 of IPv6 addresses to choose
 * from, so that is what is counted.
 */
export function clientOf(forwarded: string | undefined): string | undefined {
  const named = /(?:^|;)\s*for=(?:"\[([^\]]+)\]"|([^;,\s"]+))/i.exec(forwarded ?? "");
  const address = (named?.[1] ?? named?.[2] ?? "").replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(address) === 4) return address;
  return isIP(address) === 6 ? network64(address) : undefined;
}

/** RFC 4291 section 2.2: `::` stands for as many zero groups as are missing. */
function network64(address: string): string {
  const [head = "", tail] = (address.split("%", 1)[0] ?? "").toLowerCase().split("::");
  const before = groups(head);
  const after = groups(tail ?? "");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

function groups(part: string): string[] {
  return part.split(":").filter((group) => group !== "");
}
