/** Runs a script only if it is byte for byte what the release record names (https://www.w3.org/TR/sri-2/). */
export function runChecked(script: { address: string; integrity: string }): Promise<void> {
  const { address, integrity } = script;
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.integrity = integrity;
    element.crossOrigin = "anonymous";
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      element.remove();
      reject(new TypeError(`${address} did not load, or is not the file of its release.`));
    });
    element.src = address;
    document.head.append(element);
  });
}
