export { newsCategories, type NewsCategory } from "./categories.ts";
export {
  newsArticleSchema,
  newsItemSchema,
  newsItemsSchema,
  type NewsArticle,
  type NewsItem,
  type NewsItems,
} from "./news-item.ts";
export { newsPaths } from "./paths.ts";
