import { formBuildParameter } from "@madang/manifest";

const formTag = /<form\b[^>]*>/gi;
/** A button may send its form elsewhere. */
const formActions = /(<(?:button|input)\b[^>]*?\sformaction=")(\/[^"]*)(")/gi;

/**
 * Writes the build into the address of every form that is posted: the gateway sends it to that build while it runs, however far the
 * portal has moved on meanwhile. React writes `>` and quotes in attributes as entities, so a tag is what lies between `<form` and `>`.
 * `url`: the page's own address, where a form without one goes; undefined in a box, which does not know the page.
 */
export function withFormBuild(
  html: string,
  { build, url }: { build: string; url: string | undefined },
): string {
  if (!html.includes("<form")) return html;
  const parameter = `${formBuildParameter}=${encodeURIComponent(build)}`;
  return html
    .replace(formTag, (tag) => (isPosted(tag) ? addressed(tag, parameter, url) : tag))
    .replace(
      formActions,
      (_whole, before: string, address: string, after: string) =>
        before + withParameter(address, parameter) + after,
    );
}

function isPosted(tag: string): boolean {
  return /\smethod="post"/i.test(tag);
}

function addressed(tag: string, parameter: string, url: string | undefined): string {
  const [whole, action] = /\saction="([^"]*)"/i.exec(tag) ?? [];
  if (whole !== undefined && action !== undefined)
    return isOwnPath(action)
      ? tag.replace(whole, () => ` action="${withParameter(action, parameter)}"`)
      : tag;
  if (url === undefined) return tag;
  return tag.replace(/^<form/i, (begin) => `${begin} action="${withParameter(escaped(url), parameter)}"`);
}

function isOwnPath(address: string): boolean {
  return address.startsWith("/") && !address.startsWith("//");
}

/** `address` as it stands in an attribute. */
function withParameter(address: string, parameter: string): string {
  const [path = "", ...fragment] = address.split("#");
  const end = fragment.length === 0 ? "" : `#${fragment.join("#")}`;
  return `${path}${path.includes("?") ? "&amp;" : "?"}${parameter}${end}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
