export { newsCategories, type NewsCategory } from "./categories.ts";
export {
  newsArticleSchema,
  newsItemSchema,
  newsItemsSchema,
  pictureSchema,
  type NewsArticle,
  type NewsItem,
  type NewsItems,
  type Picture,
} from "./news-item.ts";
export { newsPaths } from "./paths.ts";
