import { isIP } from "node:net";

/**
 * Who is counted as one client: a whole IPv4 address; the /64 of an IPv6 address, because a household has all of it to choose from.
 * Different spellings of one address are one client.
 */
export function clientNetwork(address: string): string {
  if (!address.includes(":")) return address;
  const ported = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(address)?.[1];
  if (ported !== undefined) return ported;
  if (address.startsWith("::ffff:") && address.includes(".")) return address.slice("::ffff:".length);
  const plain = address.split("%", 1)[0] ?? "";
  return isIP(plain) === 6 ? networkOf(groupsOf(plain)) : address.toLowerCase();
}

function networkOf(groups: readonly number[]): string {
  return embeddedAddress(groups) ?? `${groups.slice(0, 4).map(hexadecimal).join(":")}::/64`;
}

/** IPv4-mapped (RFC 4291 section 2.5.5.2) and translated (64:ff9b::/96, RFC 6052 section 2.1) addresses are IPv4 clients. */
function embeddedAddress(groups: readonly number[]): string | undefined {
  const prefix = groups.slice(0, 6).map(hexadecimal).join(":");
  if (prefix !== "0:0:0:0:0:ffff" && prefix !== "64:ff9b:0:0:0:0") return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join(".");
}

/** RFC 4291 section 2.2: `::` stands for as many zero groups as are missing; the last two may be written as IPv4. */
function groupsOf(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const before = partsOf(head);
  const after = partsOf(tail ?? "");
  const missing = Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function partsOf(text: string): number[] {
  if (text === "") return [];
  return text.split(":").flatMap((part) => (part.includes(".") ? pairOf(part) : [Number.parseInt(part, 16)]));
}

function pairOf(address: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return [a * 256 + b, c * 256 + d];
}

function hexadecimal(group: number): string {
  return group.toString(16);
}
