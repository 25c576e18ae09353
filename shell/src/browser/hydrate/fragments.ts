/** An interactive fragment in the document (docs/architecture.md, Gateway → module). */
export interface Fragment {
  readonly element: HTMLElement;
  readonly module: string;
  readonly view: string;
  readonly build: string;
  readonly props: Readonly<Record<string, unknown>>;
}

export function fragmentsIn(scope: Element): Fragment[] {
  return [...scope.querySelectorAll<HTMLElement>("[data-madang-view]")].flatMap(
    (element) => readFragment(element) ?? [],
  );
}

function readFragment(element: HTMLElement): Fragment | undefined {
  const { madangModule, madangView, madangBuild } = element.dataset;
  const props = element.nextElementSibling;
  if (madangModule === undefined || madangView === undefined || madangBuild === undefined) return undefined;
  if (!props?.matches("script[data-madang-props]")) return undefined;
  return {
    element,
    module: madangModule,
    view: madangView,
    build: madangBuild,
    props: JSON.parse(props.textContent ?? "{}") as Record<string, unknown>,
  };
}
