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

/** What a form sends for fields that nobody filled in: nothing, or what the list does anyway. */
const idle: Readonly<Record<string, string>> = { period: "all", page: "1" };

/** True where the address says what nobody asked for; the list has a shorter one, which is the only one to keep. */
export function isWordy(url: string): boolean {
  const { searchParams } = new URL(url, "http://site.invalid");
  return [...searchParams].some(([name, value]) => value === "" || idle[name] === value);
}
