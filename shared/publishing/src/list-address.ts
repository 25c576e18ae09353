/** A list's own address: `/news?category=facts&page=2`. Conditions that are empty, and those left out, do not stand in it. */
export function listAddress(
  path: string,
  conditions: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(conditions))
    if (value !== undefined && value !== "") query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}
