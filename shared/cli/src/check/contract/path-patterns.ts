/** Whether every address that `narrow` matches is matched by `wide` too: `/news/:id` covers `/news/api`. */
export function covers(wide: string, narrow: string): boolean {
  const [left, right] = [wide.split("/"), narrow.split("/")];
  return (
    left.length === right.length &&
    left.every((segment, index) => isParameter(segment) || segment === right[index])
  );
}

/** The same addresses, whatever their parameters are called. */
export function sameAddresses(left: string, right: string): boolean {
  return covers(left, right) && covers(right, left);
}

/** `/items/{id}` and `/items/{number}` are one operation's address. */
export function withoutNames(template: string): string {
  return template.replace(/\{[^}]*\}/g, "{}");
}

function isParameter(segment: string): boolean {
  return segment.startsWith(":");
}
