import { defineJourney } from "@madang/load-kit";
import { exampleServicePaths } from "../contract/paths.ts";

/** A visitor forgets the date, reads the message, sends the entry, and sees what was received. */
export default defineJourney({
  share: 1,
  run(visitor) {
    const title = visitor.mark("t");
    const page = visitor.open(exampleServicePaths.new);
    visitor.think();
    const typed = { title, place: visitor.mark("p"), body: visitor.mark("b") };
    const refused = page.form("title").write(typed).submit([422]);
    visitor.expect("what was typed is kept", refused.form("title").value("title") === title);
    visitor.think();
    const received = refused.form("title").write({ day: "2026-11-30" }).submit();
    visitor.expect("what was sent is shown", received.find("main").text().includes(title));
  },
});
