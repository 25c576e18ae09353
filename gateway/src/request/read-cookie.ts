/** The value of one cookie (RFC 6265 section 5.4); the first where a name is repeated. */
export function readCookie(field: string | undefined, name: string): string | undefined {
  if (field === undefined || !field.includes(name)) return undefined;
  for (const pair of field.split(";")) {
    const sign = pair.indexOf("=");
    if (sign !== -1 && pair.slice(0, sign).trim() === name) return pair.slice(sign + 1).trim();
  }
  return undefined;
}

/** All values of one cookie in the order sent: a name comes twice where somebody set it for another path or a wider domain. */
export function readCookies(field: string | undefined, name: string): string[] {
  const values: string[] = [];
  if (field === undefined || !field.includes(name)) return values;
  for (const pair of field.split(";")) {
    const sign = pair.indexOf("=");
    if (sign !== -1 && pair.slice(0, sign).trim() === name) values.push(pair.slice(sign + 1).trim());
  }
  return values;
}
