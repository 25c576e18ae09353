const assets = "/_assets/";
const fragment = 'data-madang-build="';
const fragmentModule = 'data-madang-module="';
const runtime = 'id="madang-runtime">';

/** Something on a page that says which build of a module it is of. */
export interface BuildMark {
  readonly module: string;
  readonly build: string;
  readonly offset: number;
}

/** Every mark of a document: addresses of files, fragments that hydrate, and what the page tells the browser's runtime. */
export function buildMarks(html: string): BuildMark[] {
  return [...assetMarks(html), ...fragmentMarks(html), ...runtimeMarks(html)];
}

/** The first mark that differs from another of the same module: two builds in one page. */
export function mixedBuild(
  marks: readonly BuildMark[],
): (BuildMark & { readonly other: string }) | undefined {
  const known = new Map<string, string>();
  for (const mark of marks) {
    const other = known.get(mark.module) ?? mark.build;
    if (other !== mark.build) return { ...mark, other };
    known.set(mark.module, mark.build);
  }
  return undefined;
}

/** Each build once: a page names dozens of files of the same few, and to read an address costs k6 more than to compare it. */
function assetMarks(html: string): BuildMark[] {
  const marks: BuildMark[] = [];
  for (const offset of occurrences(html, assets)) {
    if (marks.some(({ module, build }) => html.startsWith(`${module}/${build}/`, offset))) continue;
    const [, module, build] =
      /^([a-z0-9-]{1,60})\/([0-9a-f]{8,64})\//.exec(html.slice(offset, offset + 130)) ?? [];
    if (module !== undefined && build !== undefined) marks.push({ module, build, offset });
  }
  return marks;
}

function fragmentMarks(html: string): BuildMark[] {
  return occurrences(html, fragment).flatMap((offset) => {
    const tag = html.slice(html.lastIndexOf("<", offset), offset);
    const module = tag.split(fragmentModule)[1]?.split('"')[0];
    const build = html.slice(offset, offset + 80).split('"')[0];
    return module === undefined || build === undefined ? [] : [{ module, build, offset }];
  });
}

/** The block that the gateway writes (navigation-data.ts of the manifest package) names the build of every module that is shown. */
function runtimeMarks(html: string): BuildMark[] {
  const offset = html.indexOf(runtime);
  if (offset < 0) return [];
  const block = html.slice(offset, html.indexOf("</script>", offset));
  const builds = /"builds":\{([^}]*)\}/.exec(block)?.[1] ?? "";
  return [...builds.matchAll(/"([a-z0-9-]+)":"([0-9a-f]+)"/g)].map(([, module = "", build = ""]) => ({
    module,
    build,
    offset,
  }));
}

/** Where each begins to say what follows it. */
function occurrences(text: string, sought: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    found.push(at + sought.length);
  return found;
}
