/** An absolute address, resolved against the article's own; undefined when it leads nowhere that a reader may go. */
export function readableAddress(written: unknown, base: string | undefined): string | undefined {
  if (typeof written !== "string" || written.trim() === "") return undefined;
  const address = URL.parse(written.trim(), base);
  if (address === null || !["http:", "https:", "mailto:", "tel:"].includes(address.protocol))
    return undefined;
  return address.href.length > 2000 ? undefined : address.href;
}

export function languageTag(written: unknown): string | undefined {
  return typeof written === "string" && /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(written)
    ? written
    : undefined;
}
