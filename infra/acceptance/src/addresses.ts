export const missingPage = "/nothing/here";

export function inEnglish(path: string): string {
  return path === "/" ? "/en" : `/en${path}`;
}
