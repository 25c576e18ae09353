/** Pages that a visitor can reach, as paths without language prefix. */
export const standingPages = [
  "/",
  "/search",
  "/search?q=안전",
  "/news",
  "/news?q=%EC%97%86%EB%8A%94%EB%82%B1%EB%A7%90%EC%9E%85%EB%8B%88%EB%8B%A4",
  "/notices",
  "/petitions",
  "/petitions/new",
  "/petitions/find",
  "/about/privacy",
  "/about/accessibility",
  "/about/copyright",
  "/about/site",
  "/about/feeds",
  "/about/status",
  "/design",
] as const;

export const missingPage = "/nothing/here";

/** The standing pages, one article, one notice, and a page that is not there, in both languages. */
export async function everyAddress(origin: string): Promise<string[]> {
  const article = await newest(origin, "news");
  const notice = await newest(origin, "notices");
  const paths = [...standingPages, article, notice, missingPage];
  return paths.flatMap((path) => [path, inEnglish(path)]);
}

export function inEnglish(path: string): string {
  return path === "/" ? "/en" : `/en${path}`;
}

/** The newest item that is published in both languages, from the module's own API. */
async function newest(origin: string, module: string): Promise<string> {
  const answer = await fetch(`${origin}/api/${module}/items?language=en`);
  const { items } = (await answer.json()) as { items: { id: number | string }[] };
  const [first] = items;
  if (first === undefined) throw new Error(`${module} has no items: was its sample content imported?`);
  return `/${module}/${first.id}`;
}
