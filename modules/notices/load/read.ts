import { defineJourney, type Page, type Visitor } from "@madang/load-kit";

/** Somebody looks for a notice that still runs, reads it, and takes its attachments along. */
export default defineJourney({
  share: 3,
  run(visitor) {
    const list = visitor.open("/notices");
    visitor.think();
    const states = list.links(/^\/notices\?.*state=/);
    const filtered = states.length > 0 ? visitor.open(list.link(/^\/notices\?.*state=/, "a state")) : list;
    visitor.think();
    const notice = visitor.open((hasNotices(filtered) ? filtered : list).link(noticeLink, "a notice"));
    visitor.expect("a notice has a heading", notice.find("h1").text().trim() !== "");
    takeAttachments(visitor, notice);
    visitor.think();
    const { items } = visitor.open("/api/notices/items").json() as { items: readonly { id: number }[] };
    visitor.expect("the interface gives notices", items.length > 0);
  },
});

const noticeLink = /^\/notices\/\d+$/;

function hasNotices(page: Page): boolean {
  return page.links(noticeLink).length > 0;
}

/** The file as it is, and the same as a page for whoever cannot open it. */
function takeAttachments(visitor: Visitor, notice: Page): void {
  const [file] = notice.links(/^\/api\/notices\/files\//);
  if (file === undefined) return;
  visitor.expect("an attachment has content", visitor.download(file).bytes > 0);
  const [text] = notice.links(/^\/notices\/\d+\/.+/);
  if (text !== undefined) visitor.open(text);
}
