const allowedSchemes = ["http:", "https:", "mailto:", "tel:"];

/**
 * The address where it may be followed, else undefined. The importer has cleaned the tree already; this holds even
 * where it has not: `javascript:` and `data:` never reach an attribute.
 */
export function safeAddress(address: string): string | undefined {
  const scheme = schemeOf(address);
  return scheme === undefined || allowedSchemes.includes(scheme) ? address : undefined;
}

/** Pictures come over http(s) or from our own paths. */
export function safePictureAddress(address: string): string | undefined {
  const scheme = schemeOf(address);
  return scheme === undefined || scheme === "http:" || scheme === "https:" ? address : undefined;
}

/** As the URL standard (section 4.4) reads it: leading blanks and tabs or newlines anywhere do not count. */
function schemeOf(address: string): string | undefined {
  const bare = address.replace(/[\u0000-\u0020]/g, "");
  return /^[a-z][a-z\d+.-]*:/i.exec(bare)?.[0].toLowerCase();
}
