/** Members of If-None-Match; quoted tags may hold commas (RFC 9110 section 8.8.3). */
const tagPattern = /(?:W\/)?"[^"]*"|[^\s,][^,]*/g;

/** RFC 9110 section 8.8.3.2. */
export function weakMatch(one: string, other: string): boolean {
  return opaque(one) === opaque(other);
}

export function strongMatch(one: string, other: string): boolean {
  return one === other && isStrong(one);
}

export function isStrong(tag: string): boolean {
  return /^"[^"]*"$/.test(tag);
}

/** RFC 9110 section 13.1.2: `*` matches whatever is there, even without a tag. */
export function matchesAny(field: string, tag: string | undefined): boolean {
  if (field.trim() === "*") return true;
  if (tag === undefined) return false;
  for (const [member] of field.matchAll(tagPattern)) if (weakMatch(member.trim(), tag)) return true;
  return false;
}

function opaque(tag: string): string {
  return tag.startsWith("W/") ? tag.slice(2) : tag;
}
