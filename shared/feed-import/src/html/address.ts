/** An absolute address, resolved against the article's own; undefined when it leads nowhere that a reader may go. */
export function readableAddress(written: unknown, base: string | undefined): string | undefined {
  if (typeof written !== "string" || written.trim() === "") return undefined;
  const address = URL.parse(written.trim(), base);
  if (address === null || !["http:", "https:", "mailto:", "tel:"].includes(address.protocol))
    return undefined;
  // A backslash stays in the query and the fragment, and means nothing there that its code does not.
  const href = address.href.replaceAll("\\", "%5C");
  return href.length > 2000 || /\s/.test(href) ? undefined : href;
}

export function languageTag(written: unknown): string | undefined {
  return typeof written === "string" && /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(written)
    ? written
    : undefined;
}
