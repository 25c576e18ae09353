import { feedErrors } from "../errors.ts";
import { givenIdentity, ownAddress } from "./item-draft.ts";
import { type JsonObject, objectIn, textIn } from "./json-values.ts";
import { childNamed, childrenNamed, childText, type XmlElement } from "./xml-element.ts";

/** Says that what was published under this identity is public no more. */
export interface Withdrawal {
  readonly withdrawn: string;
}

/** Undefined where the item is one to publish. Throws FEED_ITEM_INCOMPLETE: what is taken away has to be named. */
export function xmlWithdrawal(item: XmlElement, feedLink: string | undefined): Withdrawal | undefined {
  if (childrenNamed(item, "madang:withdrawn").length === 0) return undefined;
  const { "rdf:about": about } = item.attributes;
  const link = childText(item, "link") ?? childNamed(item, "link")?.attributes["href"];
  return named(givenIdentity([childText(item, "guid", "id"), about, ownAddress(link, feedLink)]));
}

export function jsonWithdrawal(item: JsonObject): Withdrawal | undefined {
  if (objectIn(item, "_madang")["withdrawn"] !== true) return undefined;
  return named(givenIdentity([textIn(item, "id"), textIn(item, "url")]));
}

function named(guid: string | undefined): Withdrawal {
  if (guid === undefined) throw feedErrors.create("ITEM_INCOMPLETE", { field: "guid" });
  return { withdrawn: guid };
}
