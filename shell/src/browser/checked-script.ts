export interface NamedScript {
  readonly address: string;
  readonly integrity: string;
}

/** A script that runs only if it is byte for byte what the release record names (https://www.w3.org/TR/sri-2/). */
export function checkedScript({ address, integrity }: NamedScript): HTMLScriptElement {
  const element = document.createElement("script");
  element.integrity = integrity;
  element.crossOrigin = "anonymous";
  element.src = address;
  return element;
}

export function runChecked(script: NamedScript): Promise<void> {
  const element = checkedScript(script);
  return new Promise((resolve, reject) => {
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      element.remove();
      reject(new TypeError(`${script.address} did not load, or is not the file of its release.`));
    });
    document.head.append(element);
  });
}
