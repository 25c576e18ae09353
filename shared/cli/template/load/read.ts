import { defineJourney } from "@madang/load-kit";
import { exampleServicePaths } from "../contract/paths.ts";

/** A reader comes by the home page, opens the list and one entry, and takes the same as data. */
export default defineJourney({
  share: 3,
  run(visitor) {
    visitor.open("/");
    visitor.think();
    const list = visitor.open(exampleServicePaths.list());
    visitor.think();
    const entry = visitor.open(list.link(/^\/example-service\/\d+$/, "an entry"));
    visitor.expect("an entry has a heading", entry.find("h1").text().trim() !== "");
    const { items } = visitor.open("/api/example-service/entries").json() as {
      items: readonly { id: number }[];
    };
    visitor.expect("the interface gives entries", items.length > 0);
  },
});
