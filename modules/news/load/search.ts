import { defineJourney } from "@madang/load-kit";
import { searchedWords } from "./searches.ts";

/** Somebody searches the whole portal, then the news for a word of their own, and takes the same as data. */
export default defineJourney({
  share: 2,
  run(visitor) {
    const found = visitor.open(`/search?q=${encodeURIComponent(visitor.pick(searchedWords))}`);
    visitor.expect("the portal's search finds news", found.links(/^\/news\/\d+/).length > 0);
    visitor.think();
    visitor.open(`/news?q=${visitor.mark("q")}`);
    visitor.think();
    const { items } = visitor.open("/api/news/items").json() as { items: readonly { id: number }[] };
    visitor.expect("the interface gives items", items.length > 0);
    visitor.open(`/api/news/items/${visitor.pick(items)?.id ?? 0}`);
  },
});
