import { defineJourney, type Page, type Visitor } from "@madang/load-kit";
import { searchedWords } from "./searches.ts";

/** A reader comes by the home page, narrows the list down, reads an article with its pictures, and looks around. */
export default defineJourney({
  share: 4,
  run(visitor) {
    visitor.open("/");
    visitor.think();
    const list = visitor.open("/news");
    visitor.think();
    const filtered = visitor.open(list.link(/^\/news\?.*category=/, "one kind of news"));
    visitor.think();
    readArticle(visitor, filtered.links(articleLink).length > 0 ? filtered : list);
    followFeed(visitor, list);
  },
});

const articleLink = /^\/news\/\d+$/;

function readArticle(visitor: Visitor, list: Page): void {
  const article = visitor.open(list.link(articleLink, "an article"));
  visitor.expect("an article has a heading", article.find("h1").text().trim() !== "");
  const [image] = article.images(/^\/api\/news\//);
  if (image !== undefined)
    visitor.expect("a picture is a picture", visitor.download(image).type.startsWith("image/"));
  visitor.think();
  const results = visitor.open(`/news?q=${encodeURIComponent(visitor.pick(searchedWords))}`);
  visitor.expect("a search leads to articles", results.links(articleLink).length > 0);
}

/** The feeds that the page names in its head. */
function followFeed(visitor: Visitor, list: Page): void {
  const [feed] = list.find('link[rel="alternate"][type="application/rss+xml"]').toArray();
  if (feed === undefined) return;
  const rss = visitor.open(visitor.pathOf(feed.attr("href") ?? ""));
  visitor.expect("a feed has items", rss.text.includes("<item>"));
}
